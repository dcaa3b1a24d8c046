package cytodiffusion.paper.cytodiffusion.anomaly;

import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.TrialErrors;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.evaluation.anomaly.AnomalyCell;
import cytodiffusion.evaluation.anomaly.AnomalyRun;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.run.TrialWeighting;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Recorded trials as known cells, so that scores of anomalies can be tried on them without a model. */
public final class RecordedCells {
    private RecordedCells() {}

    /**
     * All images of a record as known cells, by the model's own weighting.
     *
     * @param most trials that are used, the first ones; of fewer where the record has fewer
     */
    public static AnomalyRun of(TrialRecord record, int most) {
        TrialWeighting weighting = record.ownWeighting();
        List<String> classes = record.settings().classes();
        List<AnomalyCell> cells = record.images().stream()
                .map(image -> cell(image, classes.get(image.label()), weighting.of(image), most))
                .toList();
        return new AnomalyRun(classes, cells, List.of(), true);
    }

    private static AnomalyCell cell(TrialRecord.Image image, String label, TrialErrors errors, int most) {
        int trials = Math.min(most, errors.trials());
        TrialErrors first = new TrialErrors(Arrays.stream(errors.byClass())
                .map(ofClass -> Arrays.copyOf(ofClass, trials))
                .toArray(double[][]::new));
        return new AnomalyCell(
                new LabelledImage(Path.of(image.id()), image.id(), image.label()),
                label,
                false,
                Elimination.replay(EliminationSettings.withoutElimination(trials), first));
    }
}
