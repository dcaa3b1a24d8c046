/** Files of weights, in the safetensors format. */
package cytodiffusion.nn.safetensors;
