/**
 * Cells that a model draws (CytoDiffusion, Sections 1.1 and 3.5): how far they are from real ones, in how few steps,
 * and whether they are new.
 *
 * <p>{@link SamplingStudy} opens or trains the generator and reads the real cells that its card lists: those it was
 * trained on, and those it has not seen. It gives the cells of a Turing test, the fidelity of cells that were drawn in
 * fewer steps, a Turing test that a machine takes, and the training image nearest to each drawn cell. The measures are
 * those of {@code evaluation.cells}.
 */
package cytodiffusion.paper.cytodiffusion.sampling;
