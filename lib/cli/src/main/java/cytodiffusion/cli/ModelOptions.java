package cytodiffusion.cli;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.cli.console.Folders;
import cytodiffusion.cli.option.ProcedureOptions;
import cytodiffusion.data.ImageSpace;
import cytodiffusion.model.ModelKind;
import cytodiffusion.model.ShippedModels;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.tensor.PrecisionChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The model that decides, and how. */
final class ModelOptions {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "MODEL",
            description = "folder of a trained model, or a name that 'cyto models' lists")
    private Path model;

    @Mixin
    private ProcedureOptions procedure;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of the draws")
    private long seed;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = PrecisionChoice.AUTO,
            description = "auto, fp32, bf16 or fp16")
    private String precision;

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            description = "rgb, raw or raw-mosaic: refused where the model's card says otherwise (default: the card's)")
    private String space;

    /** The folder that is meant. */
    Path model() {
        return ShippedModels.resolve(model);
    }

    /** @throws IllegalArgumentException where the numbers of trials make no sense */
    EliminationSettings elimination() {
        return procedure.elimination();
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
     * @throws IllegalArgumentException where the folder holds none, or one of another image space than the one named,
     *     which is wrong usage; one that is damaged is not
     */
    TrainedModel open() {
        Path folder = requireModel(model);
        if (procedure.namesTrials() && !ModelKind.of(folder).drawsTrials()) {
            throw new IllegalArgumentException(
                    model + " is a baseline, which looks at each image once: leave out --trials");
        }
        requireSpace(new ModelFolder(folder).readCard().imageSpace());
        return TrainedModel.open(folder, precision);
    }

    /** What a model tells of itself, without its weights. */
    static ModelCard card(Path model) {
        return new ModelFolder(requireModel(model)).readCard();
    }

    private void requireSpace(ImageSpace own) {
        if (space != null && !ImageSpace.named(space).name().equals(own.name())) {
            throw new IllegalArgumentException("The model " + model + " was trained on images in the space " + own
                    + " and knows no other: leave out --space " + space + ", or train one with it");
        }
    }

    /** The same for a model that is used in another way. */
    static TrainedModel open(Path model, String precision) {
        return TrainedModel.open(requireModel(model), precision);
    }

    /**
     * What a training starts from: a model's folder, which may be named as {@code cyto models} lists it, or a file of
     * weights; null for null.
     */
    static Path start(Path init) {
        return init == null || Files.isRegularFile(init) ? init : Folders.existing(ShippedModels.resolve(init));
    }

    /** The folder of a model, which may be named as {@code cyto models} lists it. */
    static Path requireModel(Path model) {
        return Folders.model(model);
    }
}
