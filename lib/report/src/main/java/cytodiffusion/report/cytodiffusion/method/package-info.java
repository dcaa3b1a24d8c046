/** What notebook 08 shows. */
package cytodiffusion.report.cytodiffusion.method;
