package cytodiffusion.cli.option;

import cytodiffusion.cli.console.Require;
import cytodiffusion.model.TrainedModel;
import picocli.CommandLine.Option;

/** How much of a file a model sees. */
public final class CropOption {
    @Option(
            names = "--crop",
            paramLabel = "PX",
            description = "central square of each file that is used, 0: all of it (default: as in the model's"
                    + " training); for images of another size or microscope see 'cyto data cell-size'")
    private Integer crop;

    /**
     * As an {@link cytodiffusion.evaluation.EvaluationRequest} has it.
     *
     * @throws IllegalArgumentException where it is negative
     */
    public int pixels() {
        return crop == null ? TrainedModel.OWN_CROP : Require.notNegative("--crop", crop);
    }
}
