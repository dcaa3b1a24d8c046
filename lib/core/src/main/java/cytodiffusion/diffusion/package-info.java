/** Noise schedule, losses and samplers of latent diffusion. */
package cytodiffusion.diffusion;
