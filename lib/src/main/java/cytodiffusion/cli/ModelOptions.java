package cytodiffusion.cli;

import cytodiffusion.baseline.BaselineFolder;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.Procedure;
import cytodiffusion.experiment.OpenModel;
import cytodiffusion.experiment.ShippedModels;
import cytodiffusion.experiment.TrainedModel;
import cytodiffusion.nn.ModelFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The model that decides, and how. */
final class ModelOptions {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "MODEL",
            description = "folder of a trained model, or a name that 'cyto models' lists")
    private Path model;

    @Option(
            names = "--procedure",
            paramLabel = "NAME",
            defaultValue = "paper",
            converter = ProcedureOption.class,
            description = "how classes are given up: paper (default), or anytime, which takes fewer evaluations")
    private Procedure procedure;

    @Option(
            names = "--trials",
            paramLabel = "MIN:MAX",
            converter = TrialsOption.class,
            description = "trials of an image (default: 20:200, anytime 4:200; the paper: 20:2000)")
    private TrialsOption.Range trials;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of the draws")
    private long seed;

    @Option(names = "--precision", paramLabel = "P", defaultValue = "auto", description = "auto, fp32, bf16 or fp16")
    private String precision;

    /** The folder that is meant. */
    Path model() {
        return ShippedModels.resolve(model);
    }

    /** @throws IllegalArgumentException where the numbers of trials make no sense */
    EliminationSettings elimination() {
        EliminationSettings usual = OpenModel.usualElimination(procedure);
        return trials == null ? usual : usual.withTrials(trials.min(), trials.max());
    }

    long seed() {
        return seed;
    }

    String precision() {
        return precision;
    }

    /**
     * Opens the model.
     *
     * @throws IllegalArgumentException where the folder holds none, which is wrong usage; one that is damaged is not
     */
    TrainedModel open() {
        Path folder = requireModel(model);
        if (trials != null && new BaselineFolder(folder).exists()) {
            throw new IllegalArgumentException(
                    model + " is a baseline, which looks at each image once: leave out --trials");
        }
        return TrainedModel.open(folder, precision);
    }

    /** The same for a model that is used in another way. */
    static TrainedModel open(Path model, String precision) {
        return TrainedModel.open(requireModel(model), precision);
    }

    /** The folder of a model, which may be named as {@code cyto models} lists it. */
    static Path requireModel(Path model) {
        Path folder = ShippedModels.resolve(model);
        if (!new ModelFolder(folder).exists()) {
            throw new IllegalArgumentException(folder + " is no model folder: it has no " + ModelFolder.CARD
                    + ". Train one with 'cyto train', or take one that 'cyto models' lists");
        }
        return folder;
    }
}
