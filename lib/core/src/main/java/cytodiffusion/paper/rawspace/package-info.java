/**
 * "Raw image space improves single-cell classification in Acute Myeloid Leukemia" (Umer, Metak and Marr, a poster): its
 * published numbers, how much each profile computes, and its experiments. No other paper is known here.
 */
package cytodiffusion.paper.rawspace;
