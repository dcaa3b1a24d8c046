package cytodiffusion.paper.wnet;

import cytodiffusion.discriminative.ClassOrder;
import cytodiffusion.train.Method;
import cytodiffusion.training.LearningOptions;
import cytodiffusion.training.LearningOptions.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Networks that differ in one thing, to ask what it does. */
public final class Variants {
    private static final int SMALL_BATCH = PublishedNumbers.PROTOCOL.batch();
    private static final int LARGE_BATCH = 64;

    private Variants() {}

    /** Every one of these numbers of convolutions with every one of these kernels. */
    public static List<Variant> depth(String preset, List<Integer> convolutions, List<Integer> kernels) {
        List<Variant> variants = new ArrayList<>();
        for (int count : convolutions) {
            for (int kernel : kernels) {
                variants.add(new Variant(
                        count + "-convolutions-" + kernel + "x" + kernel,
                        preset,
                        LearningOptions.PRESET.shape(Map.of("convolutions", count, "kernel", kernel))));
            }
        }
        return variants;
    }

    /**
     * What may help a rare class: the paper's small batch, and with a large one nothing, a loss in which its images weigh
     * more, and a choice of images in which it comes up as often as others.
     */
    public static List<Variant> imbalance(String preset) {
        LearningOptions large = LearningOptions.PRESET.batch(LARGE_BATCH);
        return List.of(
                new Variant(
                        "batch-" + SMALL_BATCH,
                        preset,
                        LearningOptions.PRESET.batch(SMALL_BATCH).classes(ClassOrder.NATURAL)),
                new Variant("batch-" + LARGE_BATCH, preset, large.classes(ClassOrder.NATURAL)),
                new Variant("batch-" + LARGE_BATCH + "-weighted", preset, large.classes(ClassOrder.WEIGHTED)),
                new Variant("batch-" + LARGE_BATCH + "-resampled", preset, large.classes(ClassOrder.BALANCED)));
    }

    /** The paper's slow recipe, a rate of 1e-4 and dropout after convolutions, and the preset's own. */
    public static List<Variant> recipes(String preset) {
        return List.of(
                new Variant(
                        "the-paper's-rate-and-dropout",
                        preset,
                        LearningOptions.PRESET
                                .rate(PublishedNumbers.PROTOCOL.rate())
                                .stageDropout(PublishedNumbers.PROTOCOL.dropout())),
                new Variant("ten-times-the-rate", preset, LearningOptions.PRESET));
    }

    /** A dozen of the 144 cells of the paper's search for the LSTM's settings, enough to see its shape. */
    public static List<Variant> lstmSearch() {
        List<Variant> variants = new ArrayList<>();
        for (double rate : List.of(0.001, 0.01, 0.1)) {
            for (int batch : List.of(16, 64)) {
                for (int units : List.of(32, 256)) {
                    variants.add(new Variant(
                            "rate " + rate + ", batch " + batch + ", units " + units,
                            "lstm",
                            LearningOptions.PRESET.rate(rate).batch(batch).shape(Map.of("units", units))));
                }
            }
        }
        return variants;
    }

    /**
     * The networks that fail in the paper, as it trains them, and by a recipe of today: AdamW at ten times Adam's rate there,
     * images turned over. VGG stands here with kernels of 1x1, which its number of parameters fits, and of 3x3.
     */
    public static List<Variant> rivals() {
        List<Variant> variants = new ArrayList<>();
        for (String preset : List.of("alexnet-small", "vgg-1x1-small", "vgg-19-small", "resnet50-keras-small")) {
            variants.add(new Variant(preset + ", as published", preset, LearningOptions.PRESET));
            variants.add(new Variant(
                    preset + ", AdamW and flips",
                    preset,
                    LearningOptions.PRESET
                            .optimizer(Method.ADAMW)
                            .rate(10 * PublishedNumbers.PROTOCOL.rate())
                            .augmentation(Changes.FLIPS)));
        }
        return variants;
    }

    /** The names of {@link #study}. */
    public static List<String> studies() {
        return List.of("depth", "imbalance", "lstm-search", "rivals");
    }

    /** A comparison on real cells by its name. */
    public static List<Variant> study(String name) {
        return switch (name) {
            case "depth" -> depth("w-net-small", List.of(1, 2, 3, 4, 5), List.of(3, 5, 7, 11));
            case "imbalance" -> imbalance("w-net-small");
            case "lstm-search" -> lstmSearch();
            case "rivals" -> rivals();
            default ->
                throw new IllegalArgumentException(
                        "There is no study '" + name + "'; there are " + String.join(", ", studies()));
        };
    }
}
