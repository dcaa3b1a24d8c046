/** Tables and charts of results. */
package cytodiffusion.report;
