/**
 * Commands that draw cells with a trained model, whichever kind it is.
 *
 * <p>{@link SampleCommand} ({@code cyto sample}) draws pictures of one class, {@link GenerateCommand}
 * ({@code cyto data generate}) a labelled folder of all classes with a manifest that says which model drew it and from
 * which data. A cell depends on model, sampler, steps, seed, class and number only, so an interrupted command goes on
 * where it was.
 */
package cytodiffusion.cli.draw;
