package cytodiffusion.stats.psychometric;

/**
 * What an observer did at one level of difficulty.
 *
 * @param level the strength of the signal, higher being easier: here a confidence
 * @param correct right answers
 * @param total answers in all; 0 for an empty bin, which tells nothing
 */
public record PsychometricBin(double level, int correct, int total) {
    public PsychometricBin {
        if (!Double.isFinite(level)) {
            throw new IllegalArgumentException("The level of a bin is " + level + ", but must be finite");
        }
        if (correct < 0 || correct > total) {
            throw new IllegalArgumentException(
                    "The bin at level " + level + " cannot have " + correct + " right answers of " + total);
        }
    }
}
