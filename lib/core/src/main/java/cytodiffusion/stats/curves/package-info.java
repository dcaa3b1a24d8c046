/**
 * Curves over thresholds: ROC, precision and recall, risk and coverage, calibration.
 *
 * <p>A curve is made of what is true of each case and of a score. {@link Roc} and {@link PrecisionRecall} have one
 * point for each distinct score, in scikit-learn's order; {@link DeLong} gives the area under an ROC curve its standard
 * error, and {@link OneVersusRest} an area with more than two classes. {@link RiskCoverage} says how accurate a
 * classifier is on the share of cases that it keeps when the least confident are referred to a person,
 * {@link RankedSearch} how soon a ranked list finds what is looked for. {@link Reliability} asks whether probabilities
 * hold what they say, and {@link LogisticCalibration} (Platt, 1999) makes probabilities of confidences.
 *
 * <p>A score is higher for positive cases, a confidence higher for answers that are surer. Cases of equal score stay
 * together: they are called positive, kept or referred all at once.
 *
 * <pre>{@code
 * boolean[] positive = {true, true, false, false};
 * double[] score = {0.9, 0.4, 0.5, 0.1};
 * double area = Roc.of(positive, score).auc();        // 0.75
 * Interval interval = DeLong.estimate(positive, score).interval(Interval.LEVEL);
 * }</pre>
 */
package cytodiffusion.stats.curves;
