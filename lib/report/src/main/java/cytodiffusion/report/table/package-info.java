/**
 * The table of predictions, and the small verbs that notebooks ask questions with.
 *
 * <p>{@link PredictionTable} makes the same Tablesaw table of whatever predicts: one row an image, with the columns
 * {@code image, label, predicted, confidence, trials, evaluations, fold, model, domain, failure} and the error of each
 * class. Tablesaw's {@code where}, {@code sortOn} and the like choose rows. {@link Accuracy}, {@link Confusion},
 * {@link Bins}, {@link Detection}, {@link Folds} and {@link ClassRanking} answer what is usually asked,
 * {@link Psychometric} fits, and {@link CellPictures} shows the pictures behind rows. An {@link Archive} counts more
 * predictions than a table holds, where they lie.
 *
 * <p>Shares are in [0, 1], with 95 % intervals in {@code low} and {@code high}. Rows without a label, and files that
 * could not be read, do not count. What is not known is missing.
 *
 * <pre>{@code
 * Table predictions = PredictionTable.read(Path.of("results/predictions.csv"));
 * PointEstimate accuracy = Accuracy.of(predictions);
 * Table byClass = Accuracy.by(predictions, "label");
 * Table bins = Bins.equalCount(predictions, "confidence", 12);
 * }</pre>
 */
package cytodiffusion.report.table;
