package cytodiffusion.paper.wnet;

import cytodiffusion.discriminative.ClassOrder;
import cytodiffusion.training.LearningOptions;
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
}
