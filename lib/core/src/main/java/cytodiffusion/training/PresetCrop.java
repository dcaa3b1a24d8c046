package cytodiffusion.training;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.image.ImageFile;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.train.ImageRecipe;
import java.io.IOException;

/** Which part of a dataset's files a recipe uses where nobody asks for another. */
public final class PresetCrop {
    private PresetCrop() {}

    /**
     * A share of the first readable image, or all of each where the recipe wants that, whatever their sizes are.
     *
     * @return side in pixels of the central square, 0 for all of a file
     * @throws IOException where no image can be read
     */
    public static int of(ImageFolder folder, ImageRecipe recipe) throws IOException {
        if (recipe.cropShare() == 1) {
            return 0;
        }
        for (LabelledImage image : folder.images()) {
            try {
                RgbImage first = ImageFile.read(image.path());
                return (int) Math.round(recipe.cropShare() * Math.min(first.width(), first.height()));
            } catch (IOException e) {
                // Broken files are named when all are read; any good one shows the size.
            }
        }
        throw new IOException(
                "None of the " + folder.images().size() + " images below " + folder.root() + " can be read");
    }
}
