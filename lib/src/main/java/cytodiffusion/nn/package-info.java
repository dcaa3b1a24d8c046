/**
 * The networks of a latent diffusion model in diffusers' layout: UNet and autoencoder, their blocks, their weights, and
 * the folder that holds a model.
 */
package cytodiffusion.nn;
