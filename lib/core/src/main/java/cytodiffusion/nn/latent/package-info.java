/**
 * A latent diffusion model in diffusers' layout: UNet and autoencoder, their blocks, and the folder that holds them.
 */
package cytodiffusion.nn.latent;
