/**
 * "WBC image classification and generative models based on convolutional neural network" (Jung et al., BMC Medical
 * Imaging 22, 94, 2022), its first half: W-Net, its rivals and its controls. No other paper is known here.
 *
 * <p>{@link WNetStudy} is what notebook 09 works with: drawn cells with the paper's imbalance ({@link DrawnCells}),
 * drawn shapes, and networks that are trained once and kept. A {@link Variant} is a network as it stands in a
 * comparison; {@link Variants} has those of each question (depth, imbalance, recipes, the LSTM's search, rivals).
 * {@link VariantExperiment} trains them on real cells from several seeds, {@link SameCells} puts several models beside
 * each other on cells that none was trained on, and {@link RecordedFolds} has the cross-validations that come with the
 * library.
 *
 * <p>{@link PublishedNumbers} are the paper's, with the sections that they stand in: per cent, and NaN where our copy
 * has lost one. {@link Doubt} lists what in the paper does not fit together. The networks themselves are in
 * {@code discriminative}; transfer and generated cells have packages of their own.
 *
 * <pre>{@code
 * try (WNetStudy study = WNetStudy.of(WNetProfile.SMOKE, Progress.SILENT)) {
 *     TrainedModel network = study.network(study.wNet());
 *     EvaluationResult result = study.judge(network, study.freshCells(Domain.REFERENCE));
 *     System.out.println(result.confusion().balancedAccuracy());
 * }
 * }</pre>
 */
package cytodiffusion.paper.wnet;
