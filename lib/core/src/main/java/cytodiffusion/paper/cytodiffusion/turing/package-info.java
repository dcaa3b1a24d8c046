/**
 * The Turing test of CytoDiffusion, Sections 1.1 and 3.5: can people tell synthetic cells from real ones? Writes the page
 * on which they answer, reads their answers, and scores them.
 */
package cytodiffusion.paper.cytodiffusion.turing;
