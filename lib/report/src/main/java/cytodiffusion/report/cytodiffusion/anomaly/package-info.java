/**
 * What notebook 04 shows: how well a lack of confidence finds cells of a kind that the model was never shown.
 *
 * <p>{@link Anomalies} makes the ROC curves and densities of the paper's Figure 3, the table of scores with their
 * areas, what known cells say about trusting them, and the operating points, beside the paper's numbers. It takes an
 * {@code AnomalyRun}; the scores are computed in {@code evaluation.anomaly}.
 */
package cytodiffusion.report.cytodiffusion.anomaly;
