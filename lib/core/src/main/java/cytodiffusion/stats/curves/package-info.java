/** Curves over thresholds: ROC, precision and recall, risk and coverage, calibration. */
package cytodiffusion.stats.curves;
