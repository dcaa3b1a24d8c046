package cytodiffusion.cli;

import cytodiffusion.data.ImageSpace;
import picocli.CommandLine.Option;

/** The image space of a network that is trained. */
final class SpaceMixin {
    @Option(
            names = "--space",
            paramLabel = "SPACE",
            defaultValue = ImageSpace.RGB_NAME,
            description = "what the network sees: rgb (default), raw (linear light in a camera's colours) or raw-mosaic"
                    + " (the four planes of its colour filter, each of half the size)")
    private String space;

    @Option(
            names = "--camera",
            paramLabel = "NAME",
            description = "of a raw space: as for cyto data raw, mean (default) to mix, which is another one with other"
                    + " gains for every training image, and the mean where the model is used")
    private String camera;

    @Option(
            names = "--gains",
            paramLabel = "WHICH",
            description = "of a raw space: usual (default: a camera's white balance is undone) or grey-world (every"
                    + " image is balanced by its own means)")
    private String gains;

    /** @throws IllegalArgumentException naming what is not known, or what sRGB does not have */
    ImageSpace space() {
        ImageSpace named = ImageSpace.named(space);
        ImageSpace ofCamera = camera == null ? named : named.camera(camera);
        return gains == null ? ofCamera : ofCamera.gains(gains);
    }
}
