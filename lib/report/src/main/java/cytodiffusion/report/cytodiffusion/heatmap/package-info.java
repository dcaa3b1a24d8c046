/**
 * What notebook 07 shows of counterfactual heatmaps.
 *
 * <p>{@link Heatmaps} draws one heatmap, one with several gains, cells of every class against every class (the paper's
 * Figure 6), overlays, and maps beside what really changes in a drawn cell. {@link MapTable} is the table that the
 * notebook asks questions of: how each map of each measured cell agrees with the true change.
 */
package cytodiffusion.report.cytodiffusion.heatmap;
