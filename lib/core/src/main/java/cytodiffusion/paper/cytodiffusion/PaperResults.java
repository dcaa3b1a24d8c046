package cytodiffusion.paper.cytodiffusion;

import cytodiffusion.data.Pool;
import cytodiffusion.stats.PointEstimate;
import java.util.List;

/**
 * Numbers published in "Deep Generative Classification of Blood Cell Morphology", as far as they are in our copy of it.
 */
public final class PaperResults {
    private PaperResults() {}

    /**
     * A row of Table 1, in per cent.
     *
     * @param balancedAccuracy NaN where the table has none
     */
    public record InDomain(String dataset, String method, int year, double accuracy, double balancedAccuracy) {}

    /** Table 1: in-domain performance. */
    public static final List<InDomain> TABLE_1 = List.of(
            new InDomain("CytoDiffusion's own", "ViT-B/16", 2024, 84.42, 76.89),
            new InDomain("CytoDiffusion's own", "EfficientNetV2-M", 2024, 85.74, 80.69),
            new InDomain("CytoDiffusion's own", "CytoDiffusion", 2024, 86.48, 85.27),
            new InDomain("Raabin-WBC TestA", "Tavakoli et al.", 2021, 94.65, 92.76),
            new InDomain("Raabin-WBC TestA", "Kouzehkanan et al.", 2022, 99.17, 97.95),
            new InDomain("Raabin-WBC TestA", "Chen et al.", 2022, 98.71, 98.42),
            new InDomain("Raabin-WBC TestA", "Jiang et al.", 2022, 95.17, 91.71),
            new InDomain("Raabin-WBC TestA", "Rivas et al.", 2023, 98.29, 97.69),
            new InDomain("Raabin-WBC TestA", "Tsutsui et al.", 2023, 98.75, Double.NaN),
            new InDomain("Raabin-WBC TestA", "Li et al.", 2024, 97.80, Double.NaN),
            new InDomain("Raabin-WBC TestA", "ViT-B/16", 2024, 96.93, 97.28),
            new InDomain("Raabin-WBC TestA", "EfficientNetV2-M", 2024, 98.99, 98.40),
            new InDomain("Raabin-WBC TestA", "CytoDiffusion", 2024, 96.43, 97.93),
            new InDomain("PBC", "Acevedo et al.", 2019, 96.20, 96.16),
            new InDomain("PBC", "Ucar", 2020, 97.94, 97.94),
            new InDomain("PBC", "Rastogi et al.", 2022, 92.00, 91.46),
            new InDomain("PBC", "Ali et al.", 2023, 93.00, 91.00),
            new InDomain("PBC", "Manzari et al.", 2023, 95.40, Double.NaN),
            new InDomain("PBC", "Almalik et al.", 2023, 93.60, Double.NaN),
            new InDomain("PBC", "Tummala et al.", 2023, 97.25, 97.25),
            new InDomain("PBC", "Fırat et al.", 2024, 99.72, 98.91),
            new InDomain("PBC", "ViT-B/16", 2024, 98.70, 98.76),
            new InDomain("PBC", "EfficientNetV2-M", 2024, 99.17, 99.14),
            new InDomain("PBC", "CytoDiffusion", 2024, 99.35, 99.37));

    /**
     * An area under the ROC curve of Section 1.4.
     *
     * @param abnormal the class that was kept from training
     */
    public record Anomaly(String dataset, String abnormal, String method, double auc) {}

    /** Section 1.4: how well the confidence tells unknown cells from known ones. */
    public static final List<Anomaly> ANOMALY = List.of(
            new Anomaly("PBC", "erythroblast", "CytoDiffusion", 0.976),
            new Anomaly("PBC", "erythroblast", "ViT-B/16", 0.919),
            new Anomaly("Bodzas", "blast", "CytoDiffusion", 0.971),
            new Anomaly("Bodzas", "blast", "ViT-B/16", 0.744));

    /**
     * The abstract's balanced accuracies under domain shift, in per cent, of CytoDiffusion and of the best discriminative
     * model; Table 2 itself is not in our copy.
     */
    public static final double SHIFT_CYTODIFFUSION = 85.85;

    public static final double SHIFT_DISCRIMINATIVE = 74.38;

    /** Section 3.4: images that all six experts labelled. */
    public static final int COMMON_IMAGES = 200;

    /** Section 3.4: experts of the panel. */
    public static final int EXPERTS = 6;

    /** Section 3.4: images whose out-of-fold prediction disagreed with their label, which two experts looked at again. */
    public static final int LABELS_REVIEWED = 816;

    /** Section 3.4: those of them whose label was changed. */
    public static final int LABELS_CHANGED = 407;

    /**
     * The abstract's number for few images, in per cent; which number of images it is for, our copy does not say.
     *
     * @param balancedAccuracy on the PBC dataset
     */
    public record LowData(String method, double balancedAccuracy) {}

    /** Figure 4: training images of each class. */
    public static final List<Integer> LOW_DATA_SIZES = List.of(10, 20, 50, 150);

    /** The abstract: balanced accuracy with few images. The other points of Figure 4 are not in our copy. */
    public static final List<LowData> LOW_DATA =
            List.of(new LowData("CytoDiffusion", 95.88), new LowData("the best other model", 94.95));

    /** Section 3.10: images of each class that samples are drawn from. */
    public static final int LOW_DATA_POOL = Pool.PAPER_TRAIN;

    /** Section 3.10: test images of each class. */
    public static final int LOW_DATA_TEST = Pool.PAPER_TEST;

    /** Section 3.10: training images of each class, and the steps that they are trained for. */
    private static final double[][] LOW_DATA_STEPS = {{0, 0}, {10, 20_000}, {20, 40_000}, {50, 100_000}, {150, 240_000}
    };

    /** Steps of a training with so many images a class (Section 3.10), in between and beyond in proportion. */
    public static double lowDataSteps(int perClass) {
        int after = 1;
        while (after < LOW_DATA_STEPS.length - 1 && perClass > LOW_DATA_STEPS[after][0]) {
            after++;
        }
        double[] low = LOW_DATA_STEPS[after - 1];
        double[] high = LOW_DATA_STEPS[after];
        return low[1] + (high[1] - low[1]) * (perClass - low[0]) / (high[0] - low[0]);
    }

    /** Figure 9: the pairs of experts' answers to an image that were both of High confidence. */
    public static final int PAIRS_BOTH_HIGH = 2556;

    /** Section 1.1: raters' accuracy in telling real from synthetic cells, in per cent. */
    public static final PointEstimate TURING_ACCURACY = new PointEstimate(52.3, 50.5, 54.2);

    /** Section 1.1: synthetic cells recognised, in per cent. */
    public static final PointEstimate TURING_SENSITIVITY = PointEstimate.alone(55.8);

    /** Section 1.1: real cells recognised, in per cent. */
    public static final PointEstimate TURING_SPECIFICITY = PointEstimate.alone(48.9);

    /** Section 1.1: synthetic cells that raters gave the intended class, in per cent. */
    public static final PointEstimate TURING_AGREEMENT = PointEstimate.alone(98.6);

    /** The row of Table 1 for this dataset and method. */
    public static InDomain inDomain(String dataset, String method) {
        return TABLE_1.stream()
                .filter(row -> row.dataset().equals(dataset) && row.method().equals(method))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Table 1 has no row for " + method + " on " + dataset));
    }
}
