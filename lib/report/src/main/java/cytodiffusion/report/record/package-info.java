/** The record that the run of a notebook leaves: settings, metrics, tables and figures. */
package cytodiffusion.report.record;
