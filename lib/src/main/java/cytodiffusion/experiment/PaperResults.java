package cytodiffusion.experiment;

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

    /** Figure 9: the pairs of experts' answers to an image that were both of High confidence. */
    public static final int PAIRS_BOTH_HIGH = 2556;

    /** The row of Table 1 for this dataset and method. */
    public static InDomain inDomain(String dataset, String method) {
        return TABLE_1.stream()
                .filter(row -> row.dataset().equals(dataset) && row.method().equals(method))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Table 1 has no row for " + method + " on " + dataset));
    }
}
