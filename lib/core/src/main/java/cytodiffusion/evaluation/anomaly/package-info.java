/** How well a model's lack of confidence finds cells of a kind that it was never shown. */
package cytodiffusion.evaluation.anomaly;
