/**
 * The generated cells of W-Net's paper (Jung et al., BMC Medical Imaging 2022): its DCGAN and four checks, for cells of
 * a DCGAN, of a diffusion model, and of the drawing that both learned from.
 *
 * <p>{@link GeneratedCellsStudy} is what notebook 10 works with: real cells that were not learned from, cells of each
 * {@link Source}, and a W-Net that judges them. {@link GeneratedProfile} says how much is computed,
 * {@link PublishedChecks} what the paper found (in per cent where nothing else is said). {@link Controls} are sets that
 * nobody would call new cells; a check that scores them well does not see what is wrong with them.
 *
 * <p>{@link GeneratedCells} makes the same checks of any models on real cells: {@code cyto experiment generated-cells}.
 */
package cytodiffusion.paper.wnet.generated;
