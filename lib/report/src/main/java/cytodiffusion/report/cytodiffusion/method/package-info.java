/**
 * What notebook 08 shows of how the classifier works (Appendix A of the paper).
 *
 * <p>{@link HowItWorks} follows one cell: denoised under two classes, its errors, and what the class tells the network.
 * {@link Weightings} draws the paper's Table 4 and the weighting curves, {@link Eliminations} its Figure 7, middle and
 * right. {@link EliminationTable} and {@link FalseDropTable} are tables to ask questions of: what settings cost, how
 * often they are right, and whether procedures keep their promises.
 */
package cytodiffusion.report.cytodiffusion.method;
