/**
 * CytoDiffusion, Sections 1.7 and 3.11: counterfactual heatmaps, and how well they say what changes.
 *
 * <p>{@link HeatmapStudy} explains cells with the study's model, as for the paper's Figures 5 and 6. Of a drawn cell it
 * is known what really changes from class to class: {@link TrueChange} draws it again as the other class, and
 * {@link MapMeasure} holds a map against that, by place and by colour. {@link HeatmapMeasures} has these for every
 * {@link SampleCell} and target, beside the gradients of a discriminative network.
 *
 * <p>Equations 10 to 12 themselves stand in {@code explain}.
 */
package cytodiffusion.paper.cytodiffusion.heatmap;
