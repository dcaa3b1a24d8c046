/**
 * The experiments of W-Net's paper, below {@code cyto experiment}.
 *
 * <p>{@link VariantsCommand} trains networks that differ in one thing, {@link SameCellsCommand} asks several models
 * about the cells that all of them were tested on, and {@link TransferCommand} trains on few images of another
 * laboratory. They compute notebook 09 on real cells; the work is done in {@code paper.wnet}.
 */
package cytodiffusion.cli.wnet;
