/**
 * One class per experiment, its settings and its result; the training recipes, the profiles, the paper's published
 * numbers and recorded runs.
 */
package cytodiffusion.experiment;
