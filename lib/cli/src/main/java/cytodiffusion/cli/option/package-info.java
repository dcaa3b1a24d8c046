/**
 * Options that several commands take, each in one class that picocli mixes into a command.
 *
 * <p>{@link ProcedureOptions} is how a diffusion model decides ({@code --procedure}, {@code --trials}),
 * {@link CropOption} how much of a file it sees, {@link ShardOption} which part of a table is computed and in which
 * precision, {@link SparkOption} on which cluster. {@link SparkOption} is the only class of the library that asks for a
 * cluster; what connects to one is found as a service.
 */
package cytodiffusion.cli.option;
