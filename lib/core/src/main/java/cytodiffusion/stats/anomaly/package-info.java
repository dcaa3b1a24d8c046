/** How well a score tells unknown cases from known ones. */
package cytodiffusion.stats.anomaly;
