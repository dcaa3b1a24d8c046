/** Charts: plain arrays and records in, figures out. */
package cytodiffusion.report.chart;
