package cytodiffusion.bench;

import cytodiffusion.classify.Classification;
import cytodiffusion.classify.ClassifierSettings;
import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.model.OpenModel;
import cytodiffusion.progress.Stop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Classification with a trained model, by either procedure, against the plain one with the paper's, image by image. */
final class ClassificationSpeed {
    private static final int IMAGES_A_ROUND = 12;
    private static final long SEED = 0;

    private final OpenModel model;
    private final List<RgbImage> images;
    private final PlainClassifier plain;
    private final Stop stop;

    /** What became of an image by the plain implementation, the last time. */
    private final Map<Integer, Elimination.Outcome> byPlain = new LinkedHashMap<>();

    /** @param subject with images enough for a round more than are measured */
    ClassificationSpeed(Subject subject, Stop stop) {
        model = subject.model();
        images = subject.canvases();
        this.stop = stop;
        ClassifierSettings settings = model.settings(OpenModel.DEFAULT_ELIMINATION, SEED);
        plain = new PlainClassifier(subject.plain().model(), subject.plain().manager(), settings);
    }

    static int imagesFor(int rounds) {
        return (rounds + 1) * IMAGES_A_ROUND;
    }

    /** Images a second of both implementations, how often they agree, and what each image took. */
    Map<String, Object> measure(EliminationSettings elimination, int rounds) {
        List<Classification> ours = new ArrayList<>();
        InTurns speed;
        try (DiffusionClassifier classifier = model.classifier(elimination, SEED)) {
            speed = InTurns.measure(rounds, round -> ours(classifier, round, ours), this::plain);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("imagesPerSecond", speed.ours());
        figures.put("plainImagesPerSecond", speed.plain());
        figures.put("ratio", speed.ratio());
        figures.put("lowestRatio", speed.lowest());
        figures.put("highestRatio", speed.highest());
        figures.put("images", ours.size());
        figures.put("sameDecisions", ours.stream().filter(this::sameAsPlain).count());
        figures.put(
                "evaluationsPerImage",
                ours.stream()
                        .mapToInt(c -> c.outcome().networkEvaluations())
                        .average()
                        .orElseThrow());
        return figures;
    }

    private int ours(DiffusionClassifier classifier, int round, List<Classification> results) {
        List<Item> items = new ArrayList<>();
        for (int i = round * IMAGES_A_ROUND; i < (round + 1) * IMAGES_A_ROUND; i++) {
            items.add(new Item(Integer.toString(i), images.get(i)));
        }
        classifier.classify(items.iterator(), results::add, stop);
        if (stop.requested()) {
            throw new CancellationException("The measurement of classification was interrupted");
        }
        return items.size();
    }

    private int plain(int round) {
        for (int i = round * IMAGES_A_ROUND; i < (round + 1) * IMAGES_A_ROUND; i++) {
            byPlain.put(i, plain.classify(images.get(i)));
        }
        return IMAGES_A_ROUND;
    }

    private boolean sameAsPlain(Classification ours) {
        return byPlain.get(Integer.parseInt(ours.image())).winner() == ours.predicted();
    }
}
