package cytodiffusion.paper.cytodiffusion.uncertainty;

import cytodiffusion.data.experts.ExpertAnswer;
import cytodiffusion.data.experts.ExpertPanel;
import cytodiffusion.data.smear.GradedCell;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.stats.Prediction;
import cytodiffusion.stats.psychometric.Binning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is known of drawn cells, and what an ideal observer, who knows it too, would make of them. */
public final class GradedTruth {
    private final Map<String, GradedCell> byImage = new HashMap<>();

    /** @param cells none where nothing is known */
    public GradedTruth(List<GradedCell> cells) {
        cells.forEach(cell -> byImage.put(cell.id(), cell));
    }

    /** Whether anything is known. */
    public boolean known() {
        return !byImage.isEmpty();
    }

    /**
     * The ideal observer: names every cell after its appearance, and is as confident as that is probable, rescaled so
     * that 0 is a toss-up between two classes and 1 certainty. None where nothing is known.
     */
    public List<FittedObserver> ideal(OutOfSample predictions, int bins, Binning binning) {
        if (!known()) {
            return List.of();
        }
        List<GradedCell> cells = cells(predictions);
        double[] confidence =
                cells.stream().mapToDouble(cell -> 2 * cell.certainty() - 1).toArray();
        boolean[] correct = new boolean[cells.size()];
        for (int i = 0; i < correct.length; i++) {
            correct[i] = cells.get(i).appearance().equals(cells.get(i).label());
        }
        return List.of(
                FittedObserver.of("ideal observer", confidence, correct, bins, binning, predictions.guessRate()));
    }

    /**
     * The model by the clarity of the cells.
     *
     * @param right the answer that counts as right: a cell's true class, or its appearance, the best answer
     */
    public FittedObserver modelByClarity(
            OutOfSample predictions, Function<GradedCell, String> right, int bins, Binning binning) {
        List<GradedCell> cells = cells(predictions);
        boolean[] correct = new boolean[cells.size()];
        for (int i = 0; i < correct.length; i++) {
            correct[i] = right.apply(cells.get(i))
                    .equals(predictions.rows().get(i).prediction().predicted());
        }
        return FittedObserver.of("model", clarity(cells), correct, bins, binning, predictions.guessRate());
    }

    /** The experts by the clarity of the cells, as {@link #modelByClarity}. */
    public List<FittedObserver> expertsByClarity(
            ExpertPanel panel, double guessRate, Function<GradedCell, String> right, int bins, Binning binning) {
        List<FittedObserver> observers = new ArrayList<>();
        for (String expert : panel.experts()) {
            List<ExpertAnswer> answers = panel.answers().stream()
                    .filter(a -> a.expert().equals(expert) && byImage.containsKey(a.image()))
                    .toList();
            boolean[] correct = new boolean[answers.size()];
            for (int i = 0; i < correct.length; i++) {
                ExpertAnswer answer = answers.get(i);
                correct[i] = right.apply(byImage.get(answer.image())).equals(answer.label());
            }
            double[] clarity =
                    clarity(answers.stream().map(a -> byImage.get(a.image())).toList());
            observers.add(FittedObserver.of(expert, clarity, correct, bins, binning, guessRate));
        }
        return observers;
    }

    /** How probably a cell of this clarity, in [0, 1], is of the class that it looks like. */
    public static double certainty(double clarity) {
        return GradedCell.probabilityOfFirst(clarity);
    }

    private List<GradedCell> cells(OutOfSample predictions) {
        return predictions.predictions().stream()
                .map(Prediction::image)
                .map(byImage::get)
                .toList();
    }

    private static double[] clarity(List<GradedCell> cells) {
        return cells.stream().mapToDouble(GradedCell::clarity).toArray();
    }
}
