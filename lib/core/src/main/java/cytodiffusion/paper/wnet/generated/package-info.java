/**
 * The generated cells of W-Net's paper (Jung et al., BMC Medical Imaging 2022): its DCGAN and four checks, for cells of a
 * DCGAN, of a diffusion model, and of the drawing that both learned from.
 */
package cytodiffusion.paper.wnet.generated;
