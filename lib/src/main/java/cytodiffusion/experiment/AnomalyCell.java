package cytodiffusion.experiment;

import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.LabelledImage;
import java.util.stream.IntStream;

/**
 * One cell that a model was asked about, known to it in kind or not.
 *
 * @param image its file, its name among the others, and the index of its label
 * @param label name of its class
 * @param abnormal whether its class was kept from the model
 * @param outcome the errors of all classes, and what they led to
 */
public record AnomalyCell(LabelledImage image, String label, boolean abnormal, Elimination.Outcome outcome) {
    /**
     * What the same trials would have led to with other settings: the elimination is fed with the errors that are there.
     *
     * @throws IllegalArgumentException where classes were dropped, so that errors are missing, or there are fewer trials
     *     than the settings may want
     */
    public AnomalyCell replayed(EliminationSettings settings) {
        double[][] byClass = outcome.errors().byClass();
        int trials = outcome.trials();
        if (IntStream.of(outcome.removalTrial()).anyMatch(removed -> removed > 0) || settings.maxTrials() > trials) {
            throw new IllegalArgumentException("Only " + trials + " trials of every class could be replayed with up to "
                    + settings.maxTrials() + " trials, and none where classes were dropped");
        }
        Elimination elimination = new Elimination(settings, byClass.length);
        for (int k = 0; !elimination.finished(); k++) {
            int trial = k;
            elimination.add(IntStream.range(0, byClass.length)
                    .mapToDouble(c -> byClass[c][trial])
                    .toArray());
        }
        return new AnomalyCell(image, label, abnormal, elimination.outcome());
    }
}
