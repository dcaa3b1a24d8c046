package cytodiffusion.cli;

import cytodiffusion.data.ImageSpace;
import cytodiffusion.model.TrainedModel;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The image space that somebody takes a model's to be. */
final class SpaceOption {
    @Option(
            names = "--space",
            paramLabel = "SPACE",
            description = "rgb, raw or raw-mosaic: refused where the model's card says otherwise (default: what the"
                    + " card says)")
    private String space;

    /**
     * Makes sure that the model sees its images in the space that is named, if one is.
     *
     * @throws IllegalArgumentException where it does not, which is wrong usage
     */
    void require(TrainedModel model, Path folder) {
        if (space == null) {
            return;
        }
        ImageSpace asked = ImageSpace.named(space);
        ImageSpace own = model.card().imageSpace();
        if (!asked.name().equals(own.name())) {
            throw new IllegalArgumentException("The model " + folder + " was trained on images in the space " + own
                    + " and knows no other: leave out --space " + space + ", or train one with it");
        }
    }
}
