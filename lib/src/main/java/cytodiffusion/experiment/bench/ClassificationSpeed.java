package cytodiffusion.experiment.bench;

import cytodiffusion.classify.Classification;
import cytodiffusion.classify.ClassifierSettings;
import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.RgbImage;
import cytodiffusion.experiment.OpenModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Classification with a trained model, by either procedure, against the plain one with the paper's, image by image. */
final class ClassificationSpeed {
    private static final int IMAGES_A_ROUND = 4;
    private static final long SEED = 0;

    private final OpenModel model;
    private final List<RgbImage> images;
    private final PlainClassifier plain;

    /** What became of an image by the plain implementation, which every image passes once. */
    private final Map<Integer, Elimination.Outcome> byPlain = new LinkedHashMap<>();

    /** @param images enough for a round more than are measured */
    ClassificationSpeed(OpenModel model, List<RgbImage> images) {
        this.model = model;
        this.images = images;
        ClassifierSettings settings = model.settings(OpenModel.DEFAULT_ELIMINATION, SEED);
        plain = new PlainClassifier(model.model(), model.manager(), settings);
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
        classifier.classify(items.iterator(), results::add, () -> false);
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
