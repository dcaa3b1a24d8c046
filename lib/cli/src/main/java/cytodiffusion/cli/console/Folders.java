package cytodiffusion.cli.console;

import cytodiffusion.model.ShippedModels;
import cytodiffusion.nn.latent.ModelFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders named on the command line. */
public final class Folders {
    private Folders() {}

    /** @throws IllegalArgumentException where there is no such folder, which is wrong usage */
    public static Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    Files.exists(folder) ? folder + " is a file, not a folder" : "There is no folder " + folder);
        }
        return folder;
    }

    /** The folder of a model, which may be named as {@code cyto models} lists it. */
    public static Path model(Path model) {
        Path folder = ShippedModels.resolve(model);
        if (!new ModelFolder(folder).exists()) {
            throw new IllegalArgumentException(folder + " is no model folder: it has no " + ModelFolder.CARD
                    + ". Train one with 'cyto train', or take one that 'cyto models' lists");
        }
        return folder;
    }
}
