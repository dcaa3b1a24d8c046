/**
 * Psychometric functions: how often an observer is right at a level of a stimulus ("Deep Generative Classification of
 * Blood Cell Morphology", Sections 1.3 and 3.7).
 *
 * <p>{@link PsychometricFunction} is the paper's Equation 9, {@code psi(x) = gamma + (1 - lambda - gamma) S(x; m, w)}:
 * a logistic function S of threshold m (where it is 1/2) and width w (between 0.05 and 0.95) that rises from the guess
 * rate gamma to one minus the lapse rate lambda. {@link PsychometricFit} fits it by Bayesian inference, with the priors
 * of psignifit (Schütt, Harmeling, Macke and Wichmann, 2016); each parameter has a {@link Marginal} posterior with its
 * quantiles. {@link Binning} puts answers into the {@link PsychometricBin bins} that are fitted, and {@link UnitScale}
 * maps confidences of any unit to [0, 1], as the paper does.
 *
 * <p>A level is higher where the question is easier: for a model it is its own confidence. The guess rate is fixed at 1
 * / K among K classes. Read {@link PsychometricFit#cautions()} before a fit is trusted.
 *
 * <pre>{@code
 * double[] confidence = {0.1, 0.2, 0.4, 0.5, 0.7, 0.9};
 * boolean[] right = {false, true, false, true, true, true};
 * List<PsychometricBin> bins = Binning.EQUAL_COUNT.of(confidence, right, 3);
 * PsychometricFit fit = PsychometricFit.of(bins, 1.0 / 8);
 * Interval threshold = fit.threshold().interval(Interval.LEVEL);
 * double atHalf = fit.mode().function().at(0.5);
 * }</pre>
 */
package cytodiffusion.stats.psychometric;
