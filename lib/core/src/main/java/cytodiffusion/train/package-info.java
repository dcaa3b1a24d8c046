/**
 * Training of any network: loop, optimizer, moving average, state that resumes, batches prepared in the background. Knows
 * neither diffusion nor baselines.
 */
package cytodiffusion.train;
