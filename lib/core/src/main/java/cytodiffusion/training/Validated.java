package cytodiffusion.training;

import java.util.List;

/**
 * What a validation found.
 *
 * @param step of the training after which it was made
 * @param accuracy share of the validation images that were right
 */
record Validated(long step, double accuracy) {
    /** Whether none of the earlier ones was right more often, so that this checkpoint is the one to keep. */
    boolean isBest(List<Validated> earlier) {
        return earlier.stream().allMatch(other -> accuracy >= other.accuracy());
    }
}
