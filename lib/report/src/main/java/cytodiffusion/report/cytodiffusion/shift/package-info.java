/** What notebook 05 shows. */
package cytodiffusion.report.cytodiffusion.shift;
