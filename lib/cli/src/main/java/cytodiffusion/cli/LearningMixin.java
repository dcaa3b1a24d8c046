package cytodiffusion.cli;

import cytodiffusion.discriminative.ClassOrder;
import cytodiffusion.discriminative.LossKind;
import cytodiffusion.train.Method;
import cytodiffusion.training.LearningOptions;
import cytodiffusion.training.LearningOptions.Changes;
import cytodiffusion.training.LearningOptions.Tune;
import java.util.Map;
import picocli.CommandLine.Option;

/** What of a baseline's preset is to be another. */
final class LearningMixin {
    @Option(
            names = "--objective",
            paramLabel = "NAME",
            description = "of a baseline: cross-entropy or hinge (default: the preset's, as for all that follow)")
    private String objective;

    @Option(names = "--optimizer", paramLabel = "NAME", description = "of a baseline: adamw, adam or momentum")
    private String optimizer;

    @Option(names = "--rate", paramLabel = "R", description = "of a baseline: learning rate")
    private Double rate;

    @Option(names = "--batch", paramLabel = "N", description = "of a baseline: images in a step")
    private Integer batch;

    @Option(names = "--dropout", paramLabel = "P", description = "of a baseline: share of features dropped, in [0, 1)")
    private Double dropout;

    @Option(
            names = "--stage-dropout",
            paramLabel = "P",
            description = "of a network of convolutions and dense layers: share of features dropped after convolutions,"
                    + " where it is not that of --dropout")
    private Double stageDropout;

    @Option(
            names = "--classes",
            paramLabel = "HOW",
            description = "of a baseline: balanced (classes come up equally often), natural (every image once an epoch)"
                    + " or weighted (so, but images of rare classes weigh more)")
    private String classes;

    @Option(
            names = "--augmentation",
            paramLabel = "NAME",
            description = "of a baseline: none, flips, turns (flips and rotation), colour (with colour"
                    + " jitter) or full (with RandAugment)")
    private String augmentation;

    @Option(
            names = "--tune",
            paramLabel = "LAYERS",
            description = "of a baseline: last (only the last layer, on top of --init) or all")
    private String tune;

    @Option(
            names = "--shape",
            paramLabel = "NAME=N",
            split = ",",
            description =
                    "of a baseline: numbers of its shape: convolutions and kernel of a network of convolutions and"
                            + " dense layers, units of an LSTM")
    private Map<String, Integer> shape;

    /** @throws IllegalArgumentException naming what is not understood, which is wrong usage */
    LearningOptions options() {
        return LearningOptions.PRESET
                .objective(objective == null ? null : LossKind.of(objective))
                .optimizer(optimizer == null ? null : Method.of(optimizer))
                .rate(rate)
                .batch(batch)
                .dropout(dropout)
                .stageDropout(stageDropout)
                .classes(classes == null ? null : ClassOrder.of(classes))
                .augmentation(LearningOptions.named(Changes.class, "--augmentation", augmentation))
                .tune(LearningOptions.named(Tune.class, "--tune", tune))
                .shape(shape);
    }
}
