/** What notebook 03 shows. */
package cytodiffusion.report.cytodiffusion.uncertainty;
