/** Intervals by resampling cases, or cases and raters. */
package cytodiffusion.stats.bootstrap;
