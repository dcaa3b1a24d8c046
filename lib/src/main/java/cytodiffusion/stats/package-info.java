/** Statistics on plain arrays and records: classification metrics, curves, intervals, tests, psychometric functions. */
package cytodiffusion.stats;
