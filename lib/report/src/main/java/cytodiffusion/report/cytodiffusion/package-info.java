/** What notebooks show of the studies of CytoDiffusion. */
package cytodiffusion.report.cytodiffusion;
