/** The diffusion classifier: trial batches, error weighting, sequential elimination, confidence. */
package cytodiffusion.classify;
