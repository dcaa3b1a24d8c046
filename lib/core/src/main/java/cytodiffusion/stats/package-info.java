/** Statistics on plain arrays and records: classification metrics, intervals, tests of means and proportions. */
package cytodiffusion.stats;
