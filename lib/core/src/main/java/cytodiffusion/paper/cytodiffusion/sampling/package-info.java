/** Cells that a model draws: how far they are from real ones, in how few steps, and whether they are new. */
package cytodiffusion.paper.cytodiffusion.sampling;
