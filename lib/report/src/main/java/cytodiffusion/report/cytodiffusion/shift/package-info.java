/**
 * What notebook 05 shows: other microscopes, stains and laboratories.
 *
 * <p>{@link DomainShift} has the named domains, in which the same drawn cells are seen again; {@link ShiftSweeps} one
 * property of the pictures changed step by step, and repeated trainings; {@link Transfer} the models on other
 * laboratories' photographs, where {@code CYTO_SHIFT} names some.
 */
package cytodiffusion.report.cytodiffusion.shift;
