/** Intervals by resampling cases, or cases and raters, and from the variances of both. */
package cytodiffusion.stats.bootstrap;
