/**
 * Sets of cells, drawn or real, and what can be said of one beside another without a rater.
 *
 * <p>A {@link CellSet} is a list of pictures of one size with their classes. {@link SmallNetwork} learns such a set in
 * seconds and gives the features in which sets are compared. {@link Fidelity} is how far drawn cells are from as many
 * real ones that the generator has not seen, {@link Novelty} whether they are copies of its training images, and
 * {@link MachineTest} a Turing test that a network takes.
 *
 * <p>The distances are those of {@code stats.twosample}. They depend on how many cells there are and on the network, so
 * compare only what was measured alike.
 *
 * <pre>{@code
 * CellSet cells = new CellSet(
 *         List.of("lymphocyte", "monocyte"),
 *         List.of(
 *                 SyntheticSmear.draw(CellSpec.of("lymphocyte"), 1).image(),
 *                 SyntheticSmear.draw(CellSpec.of("monocyte"), 2).image()),
 *         new int[] {0, 1});
 * try (SmallNetwork network = SmallNetwork.train(
 *         "two cells", cells, new SmallNetwork.Size(16, 100), Precision.FP32, 1, Stop.onInterrupt(), Progress.SILENT)) {
 *     int[] predicted = network.predict(cells.images());
 * }
 * }</pre>
 */
package cytodiffusion.evaluation.cells;
