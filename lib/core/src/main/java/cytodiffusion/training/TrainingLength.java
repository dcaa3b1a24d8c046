package cytodiffusion.training;

import java.io.Serializable;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * When a training ends: after one of the three.
 *
 * @param steps of the UNet, or of a baseline, in all; 0 where something else decides
 * @param time for all of the training; null where something else decides
 * @param epochs how often all training images are seen; 0 where something else decides
 */
public record TrainingLength(long steps, Duration time, int epochs) implements Serializable {
    public TrainingLength {
        long given =
                Stream.of(steps > 0, time != null, epochs > 0).filter(is -> is).count();
        if (given != 1) {
            throw new IllegalArgumentException(
                    "A training ends after a number of steps, of epochs or of minutes: give one of them");
        }
    }

    /** After so many steps, or after this time where there are none. */
    public static TrainingLength of(long steps, Duration time) {
        return new TrainingLength(steps, time, 0);
    }

    /** As the notes of runs have it: {@code 100 steps}, {@code 3 epochs}, {@code 90.0 s}. */
    @Override
    public String toString() {
        if (epochs > 0) {
            return epochs + " epochs";
        }
        return time == null ? steps + " steps" : time.toMillis() / 1000.0 + " s";
    }
}
