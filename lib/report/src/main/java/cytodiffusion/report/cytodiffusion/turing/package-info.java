/**
 * What notebook 01 shows: drawn cells beside real ones, and the people who took the Turing test.
 *
 * <p>{@link Synthesis} needs no rater: samples, fidelity in fewer steps, the machine's Turing test, nearest training
 * images. {@link TuringResults} has the scores of people, or of simulated raters in their place, beside the paper's;
 * {@link TuringTables} are tables to ask questions of, a row for an answer, a drawn cell or a number of steps.
 */
package cytodiffusion.report.cytodiffusion.turing;
