package cytodiffusion.data;

import java.io.Serializable;

/**
 * The images of which many trainings take samples, while all of them are chosen and judged by the same others
 * (CytoDiffusion, Section 3.10).
 *
 * @param train images of each class that samples are drawn from, at least 1
 * @param validation images of each class that choose between checkpoints, at least 1; fewer where a class has no more
 * @param test images of each class that judge, at least 1
 * @param seed that decides which images are which
 */
public record Pool(int train, int validation, int test, long seed) implements Serializable {
    /** The paper's for the PBC dataset; there all that is left of a class is for validation. */
    public static final int PAPER_TRAIN = 250;

    /** The paper's for the PBC dataset. */
    public static final int PAPER_TEST = 836;

    /** What is left is not all worth validating with: an eighth of it, where the classes are small. */
    private static final int REST_PER_VALIDATION_IMAGE = 8;

    public Pool {
        if (train < 1 || validation < 1 || test < 1) {
            throw new IllegalArgumentException("A pool has at least 1 image of each class for training, validation and"
                    + " test, not " + train + ", " + validation + " and " + test);
        }
    }

    /**
     * The paper's pool and test, as far as the smallest class allows. The pool keeps the paper's proportion to the
     * largest sample, 250 to 150, so that samples differ.
     *
     * @param smallestClass images of the smallest class
     * @param largestSample images of each class in the largest sample
     * @param validation images of each class for validation at most
     * @throws IllegalArgumentException where the class is too small
     */
    public static Pool fitting(int smallestClass, int largestSample, int validation, long seed) {
        int train = Math.max(largestSample, Math.min(PAPER_TRAIN, (largestSample * 5 + 2) / 3));
        int rest = smallestClass - train;
        if (rest < 2) {
            throw new IllegalArgumentException("Samples of " + largestSample + " images a class need a pool of " + train
                    + " and some for validation and test, but the smallest class has " + smallestClass
                    + "; ask for smaller samples, or leave that class out");
        }
        int forValidation = Math.max(1, Math.min(validation, rest / REST_PER_VALIDATION_IMAGE));
        return new Pool(train, forValidation, Math.min(PAPER_TEST, rest - forValidation), seed);
    }

    /**
     * One training's sample of the pool, with the validation and test that all share.
     *
     * @param images hashed with this pool's seed
     * @param perClass images of each class in the sample, 0 for the whole pool
     * @param sampleSeed that decides which images of the pool these are
     */
    public Split sample(Splitter images, int perClass, long sampleSeed) {
        Split whole = images.perClass(train, test).withValidationPerClass(validation);
        return perClass == 0 ? whole : whole.withTrainSample(perClass, sampleSeed);
    }
}
