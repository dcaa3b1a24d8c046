package cytodiffusion.experiment;

/** What every recipe says about the images, whichever kind of model it builds. */
sealed interface ImageRecipe permits Recipe, BaselineRecipe {
    /** The name on the command line. */
    String name();

    /** Side in pixels of the images that the network gets. */
    int imageSize();

    /** The central share of a file's shorter side that is used where no crop is asked for. */
    double cropShare();

    /** The same for images of another size. */
    ImageRecipe withImageSize(int size);
}
