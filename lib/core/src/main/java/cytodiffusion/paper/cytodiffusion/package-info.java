/**
 * "Deep Generative Classification of Blood Cell Morphology": its published numbers, how much each profile computes, and
 * what its studies share. No other paper is known here, nor how results are shown.
 *
 * <p>{@link Study} is what every study works with: the {@link Profile}, a dataset and a model that fits both, which is
 * trained once and kept, so that all notebooks share it. Each study has a package below this one ({@code indomain},
 * {@code uncertainty}, {@code anomaly}, {@code shift}, {@code fewimages}, {@code heatmap}, {@code method},
 * {@code turing}, {@code sampling}), and its own record of numbers in {@link Studies}. {@link PaperResults} has what
 * the paper printed, as far as it is in our copy: accuracies in per cent, as there.
 *
 * <p>What is computed follows from the environment: {@code CYTO_PROFILE} (smoke, demo or paper), {@code CYTO_DATASET}
 * (the synthetic smear where it is not set), {@code CYTO_MODEL}, {@code CYTO_GENERATOR} and {@code CYTO_RANGE}. All
 * randomness comes from {@link Study#SEED}.
 *
 * <p>The equations stand where they are computed: 2 and 5 in {@code diffusion}, 8 in {@code classify}, 9 in
 * {@code stats.psychometric}, 10 to 12 in {@code explain}.
 *
 * <pre>{@code
 * try (Study study = Study.open(Progress.SILENT)) {
 *     EvaluationResult result = study.evaluate();
 *     System.out.println(study.dataset() + ", " + study.profile().id() + ": " + result.confusion().accuracy());
 * }
 * }</pre>
 */
package cytodiffusion.paper.cytodiffusion;
