/**
 * What notebook 03 shows: a model's confidence and what can be done with it.
 *
 * <p>{@link Uncertainty} draws the paper's Figure 2 with the parameters behind it, {@link Experts} who the experts are,
 * how sure they are together, and how well their skill is found again where it is known. {@link Triage} is the use of a
 * confidence: referring cells to a person, trusting probabilities, looking at the hardest.
 */
package cytodiffusion.report.cytodiffusion.uncertainty;
