package cytodiffusion.bench;

import cytodiffusion.classify.Classification;
import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.model.OpenModel;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * How often a procedure drops the class that would have won without elimination: every image is tried with all classes to
 * the end, 100 trials, at the procedure's timesteps, and the elimination is repeated on these errors. The winner of the
 * 100 stands for the class of lowest expected error, which nobody knows.
 */
final class FalseEliminations {
    private static final int TRIALS = 100;
    private static final long SEED = 0;

    private FalseEliminations() {}

    static Map<String, Object> measure(
            OpenModel model, EliminationSettings procedure, List<RgbImage> images, Stop stop) {
        EliminationSettings whole = new EliminationSettings(procedure.procedure(), TRIALS, TRIALS, 1, 0);
        List<Classification> results = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        images.forEach(image -> items.add(new Item(Integer.toString(items.size()), image)));
        try (DiffusionClassifier classifier = model.classifier(whole, SEED)) {
            classifier.classify(items.iterator(), results::add, stop);
        }
        if (stop.requested()) {
            throw new CancellationException("The count of dropped classes was interrupted");
        }
        int lost = 0;
        int evaluations = 0;
        EliminationSettings limited = procedure.withTrials(procedure.minTrials(), TRIALS);
        for (Classification result : results) {
            Elimination.Outcome outcome =
                    Elimination.replay(limited, result.outcome().errors());
            lost += outcome.removalTrial()[result.predicted()] > 0 ? 1 : 0;
            evaluations += outcome.networkEvaluations();
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("images", results.size());
        figures.put("trials", TRIALS);
        Interval interval = BinomialInterval.wilson(lost, results.size(), Interval.LEVEL);
        figures.put("bestClassDropped", lost);
        figures.put("bestClassDroppedShareInterval95", List.of(interval.lower(), interval.upper()));
        figures.put("evaluationsPerImage", evaluations / (double) results.size());
        return figures;
    }
}
