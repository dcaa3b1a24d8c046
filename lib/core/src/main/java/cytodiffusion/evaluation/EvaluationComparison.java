package cytodiffusion.evaluation;

import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.Csv;
import cytodiffusion.io.JsonFormat;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PairedAccuracy;
import cytodiffusion.stats.Prediction;
import cytodiffusion.tensor.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An evaluation beside another one of the same images: by another model, another procedure, another precision.
 *
 * @param accuracy of this one (first) and the other (second)
 * @param sameDecision images to which both give the same class
 * @param differences images to which they give different classes
 * @param processor on which this one was computed
 * @param otherProcessor on which the other was, the empty string where its record does not say
 */
public record EvaluationComparison(
        PairedAccuracy accuracy,
        int sameDecision,
        List<Difference> differences,
        String processor,
        String otherProcessor) {
    static final String FIGURES = "comparison.json";
    static final String DIFFERENCES = "differences.csv";

    /** An image to which two evaluations give different classes. */
    public record Difference(Prediction here, Prediction there) {}

    /**
     * Compares on the images that both have.
     *
     * @param other predictions of the other evaluation
     * @param otherProcessor on which it was computed, the empty string where that is not known
     * @throws IllegalArgumentException where they have no image in common, or an image of two classes
     */
    public static EvaluationComparison of(EvaluationResult result, List<Prediction> other, String otherProcessor) {
        Map<String, Prediction> others =
                other.stream().collect(Collectors.toMap(Prediction::image, p -> p, (a, b) -> a, LinkedHashMap::new));
        List<Prediction> here = result.predictions().stream()
                .filter(p -> others.containsKey(p.image()))
                .toList();
        if (here.isEmpty()) {
            throw new IllegalArgumentException("The two evaluations have no image in common");
        }
        boolean[] first = new boolean[here.size()];
        boolean[] second = new boolean[here.size()];
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            Prediction one = here.get(i);
            Prediction two = others.get(one.image());
            if (!one.label().equals(two.label())) {
                throw new IllegalArgumentException(one.image() + " is of class " + one.label() + " here and of class "
                        + two.label() + " in the other evaluation");
            }
            first[i] = one.isCorrect();
            second[i] = two.isCorrect();
            if (!one.predicted().equals(two.predicted())) {
                differences.add(new Difference(one, two));
            }
        }
        return new EvaluationComparison(
                PairedAccuracy.of(first, second),
                first.length - differences.size(),
                differences,
                Machine.description(),
                otherProcessor);
    }

    /** Writes {@code comparison.json} and {@code differences.csv}, the images on which they differ. */
    public void write(Path folder) throws IOException {
        Interval interval = accuracy.interval(Interval.LEVEL);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("n", accuracy.n());
        figures.put("sameDecision", sameDecision);
        figures.put("onlyThisRight", accuracy.onlyFirstRight());
        figures.put("onlyOtherRight", accuracy.onlySecondRight());
        figures.put("accuracyDifference", accuracy.difference());
        figures.put("accuracyDifferenceInterval95", List.of(interval.lower(), interval.upper()));
        figures.put("pValue", accuracy.pValue());
        figures.put("processor", processor);
        figures.put("otherProcessor", otherProcessor);
        AtomicFile.writeString(folder.resolve(FIGURES), JsonFormat.PAGE.toJson(figures));
        StringBuilder lines = new StringBuilder(
                Csv.line(List.of("image", "label", "predicted", "confidence", "other predicted", "other confidence")));
        for (Difference difference : differences) {
            lines.append(Csv.line(List.of(
                    difference.here().image(),
                    difference.here().label(),
                    difference.here().predicted(),
                    number(difference.here().confidence()),
                    difference.there().predicted(),
                    number(difference.there().confidence()))));
        }
        AtomicFile.writeString(folder.resolve(DIFFERENCES), lines.toString());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    /** Whether the two were computed on different processors, as far as is known. */
    public boolean differsInProcessor() {
        return !otherProcessor.isEmpty() && !otherProcessor.equals(processor);
    }

    @Override
    public String toString() {
        Interval interval = accuracy.interval(Interval.LEVEL);
        String processors =
                differsInProcessor() ? "; computed on " + processor + ", the other on " + otherProcessor : "";
        return String.format(
                Locale.ROOT,
                "%d images in common: the same class for %d (%.1f %%); accuracy %+.2f points [%+.2f, %+.2f], p = %.2g%s",
                accuracy.n(),
                sameDecision,
                100.0 * sameDecision / accuracy.n(),
                100 * accuracy.difference(),
                100 * interval.lower(),
                100 * interval.upper(),
                accuracy.pValue(),
                processors);
    }
}
