package cytodiffusion.train;

/** What every recipe says about the images, whichever kind of model it builds. */
public interface ImageRecipe {
    /** One of ten, one more being for validation. */
    double TEST_SHARE = 0.1;

    /** The name on the command line. */
    String name();

    /** Side in pixels of the images that the network gets. */
    int imageSize();

    /** The central share of a file's shorter side that is used where no crop is asked for. */
    double cropShare();

    /** The share of the images that is kept for the test where nothing else is asked for. */
    default double testShare() {
        return TEST_SHARE;
    }

    /** Images in a step. */
    int batch();

    /** The steps in which {@code images} are seen once. */
    default long stepsAnEpoch(int images) {
        return (images + batch() - 1L) / batch();
    }

    /** The steps in which {@code images} are seen {@code epochs} times. */
    default long steps(int epochs, int images) {
        return epochs * stepsAnEpoch(images);
    }

    /** The same for images of another size. */
    ImageRecipe withImageSize(int size);
}
