/**
 * What models say of images, and how good that is: predictions and their files, comparisons, labels to look at again.
 *
 * <p>{@link Evaluation} asks a model about labelled images: an {@link EvaluationRequest} says which model, which images
 * and which part of their split, and an {@link EvaluationResult} has one row an image with the figures that follow.
 * {@link KeptEvaluation} keeps the predictions in a folder and goes on after an interrupt, by {@link EvaluationFiles}.
 * A {@link Judge} is who looks at the images: this process, or a cluster that it asks.
 *
 * <p>{@link PredictionFile} is the table of predictions on disk, {@code predictions.csv} with the columns of
 * {@link PredictionRow}; it is the same wherever predictions come from. {@link OutOfSample} are predictions by models
 * that never saw the images; on them rest {@link LabelReview} (which labels to look at again, Section 3.4 of
 * CytoDiffusion's paper) and {@link CrossCalibration}. {@link EvaluationComparison} puts two evaluations of the same
 * images beside each other, {@link CellScale} finds the crop in which another laboratory's cells are as large.
 *
 * <p>Confidences and errors are in the model's own unit: compare them within one model only. Pictures of results are
 * drawn by whatever is found as a service of {@link ResultPictures}; this package cannot draw.
 *
 * <pre>{@code
 * EvaluationRequest request = EvaluationRequest.of(Path.of("model"), Path.of("cells")).limit(200);
 * EvaluationResult result =
 *         KeptEvaluation.run(Path.of("results"), request, Stop.onInterrupt(), Progress.SILENT);
 * double balanced = result.confusion().balancedAccuracy();
 * Interval accuracy = result.accuracyInterval();
 * }</pre>
 */
package cytodiffusion.evaluation;
