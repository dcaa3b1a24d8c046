/** Sets of cells, drawn or real, and what can be said of one beside another without a rater. */
package cytodiffusion.evaluation.cells;
