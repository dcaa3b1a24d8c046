package cytodiffusion.paper.cytodiffusion;

import cytodiffusion.classify.EliminationSettings;
import java.util.List;

/**
 * What each study of the paper computes: a record a study, so that a study sees the numbers of no other. What all of them
 * share is in the {@link Profile} around them.
 *
 * @param inDomain what stands beside the model in the notebook on in-domain performance
 * @param uncertainty how the notebook on uncertainty predicts
 * @param anomaly how the notebook on anomalies predicts
 * @param shift how the notebook on domain shift predicts
 * @param lowData what the notebook on few images computes live
 * @param sampling how the notebook on the Turing test draws cells
 * @param heatmaps how the notebook on heatmaps explains
 * @param howItWorks what the notebook on how it works records
 */
public record Studies(
        InDomain inDomain,
        Uncertainty uncertainty,
        Anomaly anomaly,
        Shift shift,
        LowData lowData,
        Sampling sampling,
        Heatmaps heatmaps,
        HowItWorks howItWorks) {
    /**
     * Predictions of images that no model was trained on.
     *
     * @param folds of a cross-validation; 0 where one model judges images that were kept from it
     * @param gradedPerClass cells between classes that are drawn for each class
     * @param images that are classified, 0 for all
     */
    public record Uncertainty(int folds, int gradedPerClass, int images) {}

    /**
     * Predictions of known and unknown cells.
     *
     * @param images of each kind, 0 for all
     * @param trials of every class, as none is dropped
     * @param baseline preset of the discriminative network beside it
     */
    public record Anomaly(int images, int trials, String baseline) {}

    /**
     * Cells that a generator draws.
     *
     * @param steps of the sampler; the paper has 50
     * @param fewer numbers of steps that are compared with it, all divisors of 1000
     * @param perClass cells drawn of each class
     * @param fewerPerClass cells of each class with each number of steps
     * @param turingPerClass synthetic cells of each class in the Turing test, and as many real ones
     * @param judgedPerClass cells of each class that the classifier judges
     * @param trials of the classifier at most, by its anytime procedure
     * @param networkWidth channels of the first stage of the small networks that compare real with synthetic cells
     * @param networkSteps of their training, 32 images each
     */
    public record Sampling(
            int steps,
            List<Integer> fewer,
            int perClass,
            int fewerPerClass,
            int turingPerClass,
            int judgedPerClass,
            int trials,
            int networkWidth,
            long networkSteps) {}

    /**
     * Counterfactual heatmaps.
     *
     * @param trials of a cell that is shown
     * @param measuredPerClass drawn cells of each class on which heatmaps are measured
     * @param measuredTrials of each of these
     * @param baseline preset of the discriminative network whose gradient is measured beside them
     */
    public record Heatmaps(int trials, int measuredPerClass, int measuredTrials, String baseline) {}

    /**
     * Trials recorded once, on which weightings and eliminations are compared.
     *
     * @param images in all, as many of each class; 0 for all
     * @param trials of every class and image, as none is dropped
     * @param followedTrials of every class for the one cell that is looked at closely
     */
    public record HowItWorks(int images, int trials, int followedTrials) {}

    /**
     * Predictions of the same cells in several domains.
     *
     * @param perClass cells of each class in the named domains
     * @param sweepPerClass the first of them, which are judged at each level of each sweep
     * @param elimination how many trials a cell gets
     * @param baselines presets of the discriminative networks beside the diffusion classifier
     * @param baselineSteps of their training, 0 where they are the ones that all notebooks share
     * @param preset of a diffusion model that is trained for this notebook alone, {@code steps} long; empty where it is
     *     the one that all notebooks share
     * @param matchesSizes whether another laboratory's pictures are cropped until cells are as large as in training
     */
    public record Shift(
            int perClass,
            int sweepPerClass,
            EliminationSettings elimination,
            List<String> baselines,
            long baselineSteps,
            String preset,
            long steps,
            boolean matchesSizes) {
        public Shift {
            baselines = List.copyOf(baselines);
        }
    }

    /**
     * Trainings with few images.
     *
     * @param models {@value #DIFFUSION}, {@value #SCRATCH}, or a baseline's preset
     * @param sizes training images of each class
     * @param repetitions samples of each size
     * @param steps of a training with the largest size
     * @param checkpoints of a diffusion model, of which the best is kept; 0 keeps the last weights
     * @param validation images of each class at most
     * @param testImages in all, 0 for all
     * @param elimination how many trials a test image gets
     * @param unlabelledPerDomain drawn cells of each domain that the model is pretrained on
     * @param pretrainingSteps of the model that the live trainings start from, where none comes with the library
     */
    public record LowData(
            List<String> models,
            List<Integer> sizes,
            int repetitions,
            long steps,
            int checkpoints,
            int validation,
            int testImages,
            EliminationSettings elimination,
            int unlabelledPerDomain,
            long pretrainingSteps) {
        /** The diffusion model, from the pretrained one where there is one. */
        public static final String DIFFUSION = "diffusion";

        /** The diffusion model from random weights. */
        public static final String SCRATCH = "diffusion-scratch";
    }

    /**
     * Baselines, cross-validation and label review.
     *
     * @param baselines presets of the discriminative networks beside the diffusion model
     * @param foldPreset of the model that is cross-validated and reviews labels
     * @param foldSteps of each of its trainings
     * @param folds of the cross-validation
     * @param plantedPerClass labels of each class that are made wrong before the review, where the cells are drawn
     */
    public record InDomain(List<String> baselines, String foldPreset, long foldSteps, int folds, int plantedPerClass) {}

    /** Of {@link Profile#SMOKE}. */
    static final Studies SMOKE = new Studies(
            new InDomain(List.of("vit-small"), "resnet18-small", 6, 2, 2),
            new Uncertainty(2, 20, 0),
            new Anomaly(40, 20, "resnet18-small"),
            new Shift(2, 1, EliminationSettings.anytime(4, 8), List.of("resnet18-gn-small"), 0, "", 0, true),
            new LowData(
                    List.of(LowData.DIFFUSION, LowData.SCRATCH, "vit-small"),
                    List.of(4, 8),
                    1,
                    8,
                    2,
                    1,
                    24,
                    EliminationSettings.anytime(4, 8),
                    30,
                    20),
            new Sampling(10, List.of(2, 5), 4, 2, 2, 1, 8, 8, 20),
            new Heatmaps(20, 2, 10, "resnet18-small"),
            new HowItWorks(16, 40, 100));

    /** Of {@link Profile#DEMO}. */
    static final Studies DEMO = new Studies(
            new InDomain(List.of("vit-small", "efficientnet-small"), "resnet18-small", 40, 4, 10),
            new Uncertainty(0, 30, 240),
            new Anomaly(80, 40, "resnet18-small"),
            new Shift(
                    10,
                    2,
                    EliminationSettings.anytime(4, 20),
                    List.of("resnet18-gn-small", "resnet18-small"),
                    0,
                    "",
                    0,
                    true),
            new LowData(
                    List.of(LowData.DIFFUSION, LowData.SCRATCH, "vit-small"),
                    List.of(20),
                    1,
                    40,
                    0,
                    4,
                    80,
                    EliminationSettings.anytime(4, 60),
                    400,
                    40),
            new Sampling(50, List.of(5, 10, 20), 24, 8, 16, 6, 80, 16, 300),
            new Heatmaps(150, 4, 40, "resnet18-small"),
            new HowItWorks(40, 100, 400));

    /** Of {@link Profile#PAPER}. */
    static final Studies PAPER = new Studies(
            new InDomain(List.of("vit-b-16", "efficientnet-v2-m"), "sd15", 72_000, 4, 50),
            new Uncertainty(4, 500, 0),
            new Anomaly(0, 200, "vit-b-16"),
            new Shift(
                    100,
                    50,
                    EliminationSettings.PAPER,
                    List.of("vit-b-16", "efficientnet-v2-m"),
                    30_000,
                    "sd15-shift",
                    22_000,
                    false),
            new LowData(
                    List.of(LowData.DIFFUSION, "vit-b-16", "efficientnet-v2-m"),
                    PaperResults.LOW_DATA_SIZES,
                    5,
                    240_000,
                    12,
                    113,
                    0,
                    EliminationSettings.PAPER,
                    2000,
                    20_000),
            new Sampling(50, List.of(5, 10, 20, 25), 64, 32, 16, 16, 200, 64, 4000),
            new Heatmaps(150, 50, 150, "vit-b-16"),
            new HowItWorks(400, 1000, 2000));
}
