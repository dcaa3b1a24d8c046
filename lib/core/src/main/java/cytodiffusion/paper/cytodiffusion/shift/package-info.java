/**
 * CytoDiffusion, Sections 1.5 and 3.9: other microscopes, stains and laboratories.
 *
 * <p>{@link DomainShiftStudy} lets models that were trained in one domain judge cells in others. Drawn cells
 * ({@link ShiftCells}) are the same cells in every domain, so two {@link ShiftScore}s are compared cell by cell;
 * {@link ShiftScores} holds those of several models, domains and trainings. {@link DomainShiftExperiment} is the same
 * with repeated trainings, whose recorded run comes with the library.
 *
 * <p>{@link ShiftTarget} is a model on another laboratory's photographs, in a crop that gives cells the size that the
 * model knows, the classes of both coming into question; {@code CYTO_SHIFT} names the folders.
 */
package cytodiffusion.paper.cytodiffusion.shift;
