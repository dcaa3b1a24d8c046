/** What notebook 07 shows. */
package cytodiffusion.report.cytodiffusion.heatmap;
