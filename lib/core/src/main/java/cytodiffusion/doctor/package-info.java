/**
 * Whether this machine computes correctly: every kind of layer beside the same in float64, the shipped models beside
 * stored values, and what a report of a fault should say about the machine.
 *
 * <p>{@link Examination} does all of it, in about half a minute on two cores. {@link MachineVerdict} is the answer in
 * one sentence, kept in the user's cache folder where nothing is wrong, so that the next start need not examine the
 * machine again. {@link ModelCheck} holds a shipped model against its {@link ModelReference}, which a damaged file
 * would not meet.
 *
 * <pre>{@code
 * Examination found = Examination.run(Stop.onInterrupt(), Progress.SILENT);
 * if (!found.isRight()) {
 *     System.out.println("Not to be trusted here: " + found.wrong());
 * }
 * }</pre>
 */
package cytodiffusion.doctor;
