package cytodiffusion.evaluation.anomaly;

import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.TrialErrors;
import cytodiffusion.stats.PointEstimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a score is worth trusting, asked of known cells alone: each known class in turn is left out of the question, as
 * if the model had never heard of it, and its cells have to be found among those of the other classes. The errors are
 * those that are there, without that class's. The network has learned from such cells all the same, so a score that
 * fails here is not to be trusted with kinds that it never saw, while one that passes may still fail.
 *
 * @param areas by class left out and by the score's name in files: the area under the ROC curve, with DeLong's interval
 */
public record Rehearsal(Map<String, Map<String, PointEstimate>> areas) {
    private static final double CHANCE = 0.5;
    private static final int FEWEST_CELLS = 5;
    private static final int FEWEST_CLASSES = 3;

    /**
     * Of the known cells of a run in which every class had all trials; empty where classes were dropped, or there are
     * fewer than three classes.
     */
    public static Rehearsal of(AnomalyRun run) {
        Map<String, Map<String, PointEstimate>> areas = new LinkedHashMap<>();
        boolean whole = run.cells().stream().allMatch(cell -> hasAllTrials(cell.outcome()));
        for (String left : whole && run.classes().size() >= FEWEST_CLASSES ? run.classes() : List.<String>of()) {
            AnomalyRun without = without(run, left);
            if (without.count(true) >= FEWEST_CELLS && without.count(false) >= FEWEST_CELLS) {
                Map<String, PointEstimate> ofScores = new LinkedHashMap<>();
                without.detections().forEach((id, detection) -> ofScores.put(id, detection.auc()));
                areas.put(left, ofScores);
            }
        }
        return new Rehearsal(areas);
    }

    /** The known cells, those of one class as unknown ones, with the errors of the other classes. */
    static AnomalyRun without(AnomalyRun run, String left) {
        int gone = run.classes().indexOf(left);
        List<String> classes = new ArrayList<>(run.classes());
        classes.remove(gone);
        List<AnomalyCell> cells = run.cells().stream()
                .filter(cell -> !cell.abnormal())
                .map(cell -> new AnomalyCell(
                        cell.image(), cell.label(), cell.label().equals(left), without(cell.outcome(), gone)))
                .toList();
        return new AnomalyRun(classes, cells, List.of(), run.complete());
    }

    private static Elimination.Outcome without(Elimination.Outcome outcome, int gone) {
        List<double[]> errors = new ArrayList<>(List.of(outcome.errors().byClass()));
        errors.remove(gone);
        return Elimination.replay(
                EliminationSettings.withoutElimination(outcome.trials()),
                new TrialErrors(errors.toArray(double[][]::new)));
    }

    private static boolean hasAllTrials(Elimination.Outcome outcome) {
        TrialErrors errors = outcome.errors();
        for (int c = 0; c < errors.classes(); c++) {
            if (errors.activeTrials(c) < errors.trials()) {
                return false;
            }
        }
        return true;
    }

    /**
     * For which of the classes that were left out a score did not find the cells better than chance: its interval reaches
     * one half.
     *
     * @param score its name in files
     */
    public List<String> notFound(String score) {
        return areas.entrySet().stream()
                .filter(left -> left.getValue().containsKey(score))
                .filter(left -> left.getValue()
                        .get(score)
                        .interval()
                        .map(i -> i.lower() <= CHANCE)
                        .orElse(left.getValue().get(score).value() <= CHANCE))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * What to tell about a score, or the empty string where nothing speaks against it.
     *
     * @param score its name in files
     */
    public String warning(String score) {
        List<String> failed = notFound(score);
        return failed.isEmpty()
                ? ""
                : "do not trust " + score + " here: known cells of " + String.join(", ", failed)
                        + ", left out of the question, are not found by it better than by chance";
    }
}
