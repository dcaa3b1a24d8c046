/** Agreement and disagreement of raters. */
package cytodiffusion.stats.agreement;
