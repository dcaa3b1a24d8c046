/** What notebook 06 shows. */
package cytodiffusion.report.cytodiffusion.fewimages;
