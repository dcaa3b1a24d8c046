/**
 * How models are trained: recipes, plans, sessions that resume, starts from other models.
 *
 * <p>{@link ModelTraining} runs a {@link TrainingRequest}: which images, which folder, how long, and a
 * {@link TrainingPlan}, which is all else that decides the result (preset, crop, classes left out, folds, seed, start).
 * A diffusion model is trained in three parts: the autoencoder, the UNet in its latents, and the polynomial that
 * weights errors by timestep. A discriminative network or a GAN is trained where the preset asks for one;
 * {@link Presets} knows them all by name, {@link Recipe} has the diffusion models', and {@link LearningOptions} changes
 * parts of a network's preset.
 *
 * <p>It saves as it goes. A training that is stopped ends at a step's edge and goes on from there with
 * {@link TrainingRequest#resume}; {@link KeptModel} trains a folder's model unless it is there. The plan is kept in the
 * model's folder, so that a resumed training has the same split and the same random numbers. {@link TestLooks} counts
 * how often a model's test split was looked at.
 *
 * <pre>{@code
 * TrainingPlan plan = TrainingPlan.DEFAULT.preset("tiny").seed(1);
 * TrainingRequest request =
 *         TrainingRequest.of(Path.of("cells"), Path.of("model"), plan).time(Duration.ofMinutes(10));
 * ModelTraining.Result result = ModelTraining.run(request, Stop.onInterrupt(), Progress.SILENT);
 * System.out.println(result.steps() + " steps" + (result.finished() ? "" : ", to be resumed"));
 * }</pre>
 */
package cytodiffusion.training;
