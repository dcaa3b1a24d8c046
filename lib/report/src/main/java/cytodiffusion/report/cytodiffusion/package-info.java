/**
 * What notebooks show of the studies of "Deep Generative Classification of Blood Cell Morphology": tables and figures,
 * made of what {@code paper.cytodiffusion} has computed.
 *
 * <p>{@link StartHere} has notebook 00's: the environment, the datasets, and one cell classified step by step.
 * Notebooks 01 to 08 have a package each, named as the study is. It does not know Jupyter: a table or figure is shown
 * by whoever asked for it.
 */
package cytodiffusion.report.cytodiffusion;
