/**
 * Trained models that are handed on: half as large, without what only their training needs, with a page about them.
 *
 * <p>{@link ModelPackage} takes the folder of a trained model of any kind and writes another one with the weights in
 * bfloat16, the card, and a README that says what the model is for, from which images and by which command it came,
 * what it was evaluated to be, and how often its test split was looked at before.
 *
 * <pre>{@code
 * ModelPackage.write(Path.of("model"), Path.of("handed-on"), "Tells eight classes apart.", List.of(Path.of("results")));
 * }</pre>
 */
package cytodiffusion.training.pack;
