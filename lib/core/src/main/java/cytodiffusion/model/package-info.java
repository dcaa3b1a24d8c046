/**
 * What can judge an image: a diffusion model or a discriminative network, opened from its folder or from those that come
 * with the library.
 */
package cytodiffusion.model;
