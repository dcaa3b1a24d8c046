/**
 * Generative adversarial networks (Goodfellow et al., 2014): one network draws cells, another tells them from real ones,
 * and each learns against the other. Knows neither diffusion nor classifiers.
 */
package cytodiffusion.gan;
