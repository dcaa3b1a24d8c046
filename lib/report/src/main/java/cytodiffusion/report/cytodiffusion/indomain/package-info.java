/** What notebook 02 shows. */
package cytodiffusion.report.cytodiffusion.indomain;
