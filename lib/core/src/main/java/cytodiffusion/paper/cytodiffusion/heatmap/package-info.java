/** CytoDiffusion, Sections 1.7 and 3.11: counterfactual heatmaps, and how well they say what changes. */
package cytodiffusion.paper.cytodiffusion.heatmap;
