package cytodiffusion.model;

import ai.djl.ndarray.NDManager;
import cytodiffusion.classify.Classification;
import cytodiffusion.classify.ClassifierSettings;
import cytodiffusion.classify.Confidence;
import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.ErrorWeighting;
import cytodiffusion.classify.Procedure;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.diffusion.CellGenerator;
import cytodiffusion.diffusion.Sampler;
import cytodiffusion.explain.Explainer;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.Prediction;
import cytodiffusion.tensor.Machine;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.tensor.PrecisionProof;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/** A diffusion model, opened from its folder, with the precision in which it computes here. Closing it frees it. */
public final class OpenModel implements TrainedModel {
    /**
     * The paper's procedure with fewer trials at most: its 2000 are for a GPU, and few cells are still undecided after
     * 200.
     */
    public static final EliminationSettings DEFAULT_ELIMINATION = EliminationSettings.PAPER.withTrials(20, 200);

    /** The anytime procedure: two close classes get as many trials as with the paper's, clearly worse ones fewer. */
    public static final EliminationSettings ANYTIME_ELIMINATION = EliminationSettings.anytime(4, 200);

    /** Evaluations at once: of latents of 16 x 16 on a CPU, of any on a GPU. */
    private static final int BATCH = 64;

    /** Fewer make poor use of a CPU; more of large latents would keep a stop waiting. */
    private static final int SMALLEST_BATCH = 8;

    private static final int SMALL_LATENTS = 16 * 16;

    /** Cells drawn at once: batches are always full, and a few cells should not cost as much as many. */
    private static final int DRAWN_AT_ONCE = 16;

    private final NDManager manager;
    private final LatentModel model;
    private final PrecisionChoice precision;

    /**
     * Opens the model in a folder.
     *
     * @param precision {@code auto}, {@code fp32}, {@code bf16} or {@code fp16}
     */
    public OpenModel(Path folder, String precision) {
        manager = NDManager.newBaseManager();
        try {
            ModelFolder files = new ModelFolder(folder);
            PrecisionChoice chosen = choose(precision, files.readCard().training());
            // Not in float32 first: a large model would need half as much memory again.
            LatentModel opened = files.open(manager, chosen.precision());
            this.precision = PrecisionProof.of(chosen, new LatentModelParts(opened, manager).parts());
            if (this.precision.precision() == chosen.precision()) {
                model = opened;
            } else {
                opened.close();
                model = files.open(manager, this.precision.precision());
            }
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** On the machine that a model was trained on, the precision of its training, so that reruns are alike. */
    static PrecisionChoice choose(String asked, ModelCard.Training training) {
        boolean same = asked.equals(PrecisionChoice.AUTO)
                && training != null
                && Machine.description().equals(training.machine())
                && training.precision() != null;
        return same
                ? new PrecisionChoice(
                        Precision.of(training.precision()), "that of the model's training, on this machine")
                : PrecisionChoice.of(asked);
    }

    @Override
    public ModelCard card() {
        return model.card();
    }

    public LatentModel model() {
        return model;
    }

    public NDManager manager() {
        return manager;
    }

    @Override
    public PrecisionChoice precision() {
        return precision;
    }

    @Override
    public boolean drawsTrials() {
        return true;
    }

    @Override
    public void classify(
            Iterator<Item> images, EliminationSettings elimination, long seed, Consumer<Decision> decided, Stop stop) {
        try (DiffusionClassifier classifier = classifier(elimination, seed)) {
            classifier.classify(images, result -> decided.accept(decision(result)), stop);
        }
    }

    private Decision decision(Classification result) {
        Prediction prediction = new Prediction(
                result.image(),
                "",
                card().classes().get(result.predicted()),
                Confidence.pairedScores(result.outcome()),
                result.confidence());
        return new Decision(
                prediction,
                result.outcome().trials(),
                result.outcome().networkEvaluations(),
                Optional.of(result.outcome().errors()));
    }

    /** A classifier with this model; to be closed before it. */
    public DiffusionClassifier classifier(EliminationSettings elimination, long seed) {
        return classifier(settings(elimination, seed));
    }

    /** The same with all settings given. */
    public DiffusionClassifier classifier(ClassifierSettings settings) {
        return new DiffusionClassifier(model, manager, precision.precision(), settings);
    }

    /** What makes counterfactual heatmaps with this model; to be closed before it. */
    public Explainer explainer(int trials, long seed) {
        ClassifierSettings everyClass = settings(EliminationSettings.withoutElimination(trials), seed);
        return new Explainer(model, manager, precision.precision(), everyClass);
    }

    /**
     * How a classifier with this model decides.
     *
     * @throws IllegalArgumentException where the anytime procedure is asked for and no weighting was fitted to the model
     */
    public ClassifierSettings settings(EliminationSettings elimination, long seed) {
        if (elimination.procedure() == Procedure.ANYTIME && card().weighting().length == 0) {
            throw new IllegalArgumentException(
                    "The anytime procedure rests on the scale of errors that are weighted, and"
                            + " no weighting was fitted to this model: use --procedure paper");
        }
        return new ClassifierSettings(elimination, Augmentation.inference(), weighting(), seed, batch(model));
    }

    /** Draws cells with this model; to be closed before it. */
    public CellGenerator generator(Sampler sampler) {
        return new CellGenerator(model, manager, precision.precision(), sampler, Math.min(DRAWN_AT_ONCE, batch(model)));
    }

    /** How many evaluations are made at once. */
    public static int batch(LatentModel model) {
        int pixels = model.latentSize() * model.latentSize();
        return Machine.device().isGpu() || pixels <= SMALL_LATENTS
                ? BATCH
                : Math.max(SMALLEST_BATCH, BATCH * SMALL_LATENTS / pixels);
    }

    /** The settings of a procedure where nothing else is asked for. */
    public static EliminationSettings usualElimination(Procedure procedure) {
        return procedure == Procedure.PAPER ? DEFAULT_ELIMINATION : ANYTIME_ELIMINATION;
    }

    /** How it weights errors: by the polynomial that was fitted to it; uniformly where its card has none. */
    public ErrorWeighting weighting() {
        double[] coefficients = model.card().weighting();
        return coefficients.length == 0 ? ErrorWeighting.UNIFORM : new ErrorWeighting(coefficients);
    }

    @Override
    public void close() {
        model.close();
        manager.close();
    }
}
