/**
 * Commands that tell what there is: {@code cyto info}, {@code doctor}, {@code models} and {@code cost}.
 *
 * <p>{@link InfoCommand} has versions, device, the precision and why it was chosen; {@link DoctorCommand} whether this
 * machine computes rightly; {@link ModelsCommand} the models that come with the library, and packs one to be handed on;
 * {@link CostCommand} parameters and multiplications of a preset or model, and time and memory here.
 */
package cytodiffusion.cli.about;
