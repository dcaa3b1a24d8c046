/**
 * The transfer of W-Net's paper: networks that are pretrained in one laboratory and learn from few images of another.
 *
 * <p>{@link TransferExperiment} trains a network twice on the same few images, from random weights and from those of a
 * network of the first laboratory, and judges both by the other half of the laboratory's images after several numbers
 * of steps; pictures of one cell stay in one half. A {@link TransferRow} is one judgement, and {@link TransferTable}
 * has means over classes with 95 % intervals over trainings and cells, both at once.
 */
package cytodiffusion.paper.wnet.transfer;
