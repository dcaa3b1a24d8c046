package cytodiffusion.evaluation;

import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.Csv;
import cytodiffusion.stats.Prediction;
import cytodiffusion.stats.curves.RankedSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which labels to look at again (CytoDiffusion, Section 3.4): those of images that a model which never saw them takes for
 * another class. The surer the model is that the label's class is not the right one, the further up they stand.
 *
 * @param suspects the most suspicious first
 * @param images that were predicted in all
 */
public record LabelReview(List<Suspect> suspects, int images) {
    /**
     * An image whose label may be wrong.
     *
     * @param prediction with the label in question
     * @param margin how much larger the error of the label's class is than that of the predicted one; its unit is the
     *     classifier's own
     */
    public record Suspect(Prediction prediction, double margin) {}

    public LabelReview {
        suspects = List.copyOf(suspects);
    }

    /** Ranks the images whose prediction disagrees with their label. */
    public static LabelReview of(OutOfSample predictions) {
        List<Suspect> suspects = predictions.predictions().stream()
                .filter(p -> !p.isCorrect())
                .map(p -> new Suspect(p, margin(predictions.classes(), p)))
                .sorted(Comparator.comparingDouble(Suspect::margin).reversed().thenComparing(s -> s.prediction()
                        .image()))
                .toList();
        return new LabelReview(suspects, predictions.rows().size());
    }

    private static double margin(List<String> classes, Prediction prediction) {
        double[] errors = prediction.errors();
        double margin = errors[classes.indexOf(prediction.label())] - errors[classes.indexOf(prediction.predicted())];
        return Double.isNaN(margin) ? prediction.confidence() : margin;
    }

    /**
     * How well the ranks find labels that are known to be wrong.
     *
     * @param wrong all of them among the images that were reviewed
     */
    public RankedSearch search(Set<String> wrong) {
        boolean[] hits = new boolean[suspects.size()];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = wrong.contains(suspects.get(i).prediction().image());
        }
        return new RankedSearch(images, wrong.size(), hits);
    }

    /** Writes the ranks as {@code rank, image, label, predicted, confidence, margin}. */
    public void write(Path file) throws IOException {
        StringBuilder text =
                new StringBuilder(Csv.line(List.of("rank", "image", "label", "predicted", "confidence", "margin")));
        for (int i = 0; i < suspects.size(); i++) {
            Prediction p = suspects.get(i).prediction();
            text.append(Csv.line(List.of(
                    Integer.toString(i + 1),
                    p.image(),
                    p.label(),
                    p.predicted(),
                    number(p.confidence()),
                    number(suspects.get(i).margin()))));
        }
        AtomicFile.writeString(file, text.toString());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
