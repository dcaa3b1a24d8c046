/** Counterfactual heatmaps: what would have to change in a cell for the model to see another class. */
package cytodiffusion.explain;
