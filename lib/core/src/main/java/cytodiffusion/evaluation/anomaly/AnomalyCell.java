package cytodiffusion.evaluation.anomaly;

import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.LabelledImage;

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
        return new AnomalyCell(image, label, abnormal, Elimination.replay(settings, outcome.errors()));
    }
}
