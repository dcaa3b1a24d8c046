/** What notebook 04 shows. */
package cytodiffusion.report.cytodiffusion.anomaly;
