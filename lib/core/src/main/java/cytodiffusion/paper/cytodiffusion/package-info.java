/**
 * "Deep Generative Classification of Blood Cell Morphology": its published numbers, how much each profile computes, and what
 * its studies share. No other paper is known here.
 */
package cytodiffusion.paper.cytodiffusion;
