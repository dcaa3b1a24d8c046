/**
 * Statistics on plain arrays and records: classification metrics, intervals, tests of means and proportions. Arrays go
 * in and records come out; nothing here knows images, networks or files.
 *
 * <p>Start with {@link ConfusionMatrix}, whose figures are scikit-learn's of the same names. A share of trials gets its
 * interval from {@link BinomialInterval}, a mean of repetitions from {@link MeanEstimate}; two classifiers on the same
 * images are compared by {@link PairedAccuracy}, two series by {@link PairedTest}. {@link BettingTest} and
 * {@link SequentialTTest} may be looked at after every value, which an ordinary test may not; the classifier's
 * elimination rests on them. {@link Prediction} is what any classifier says about one image, and {@link Predictions}
 * what it says about many.
 *
 * <p>Conventions, here and in the packages below this one:
 *
 * <ul>
 *   <li>shares and probabilities are in [0, 1], and a level is a fraction: 0.95 for 95 %;
 *   <li>a class is an index into a list of names;
 *   <li>errors are better when lower, confidences surer when higher, each in the classifier's own unit;
 *   <li>{@link PointEstimate} is a value with its {@link Interval} where one is known; what is not defined is NaN;
 *   <li>arrays that a record takes are not copied where its page says so;
 *   <li>whatever is drawn at random takes a seed, and is the same on every machine.
 * </ul>
 *
 * <pre>{@code
 * ConfusionMatrix matrix = ConfusionMatrix.of(
 *         List.of("lymphocyte", "monocyte"), new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 1});
 * double balanced = matrix.balancedAccuracy();        // (1/2 + 2/2) / 2
 * Interval accuracy = BinomialInterval.wilson(matrix.correct(), matrix.total(), Interval.LEVEL);
 * }</pre>
 */
package cytodiffusion.stats;
