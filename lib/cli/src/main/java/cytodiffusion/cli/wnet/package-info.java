/**
 * The experiments of W-Net's paper, below {@code cyto experiment}.
 *
 * <p>{@link VariantsCommand} trains networks that differ in one thing, {@link SameCellsCommand} asks several models
 * about the cells that all of them were tested on, {@link TransferCommand} trains on few images of another laboratory,
 * and {@link GeneratedCellsCommand} compares cells that models draw with real ones. They compute notebooks 09 and 10 on
 * real cells; the work is done in {@code paper.wnet}.
 */
package cytodiffusion.cli.wnet;
