package cytodiffusion.paper.rawspace;

import java.util.List;

/** The poster's numbers. Accuracies are in per cent of its test set, the other scores as the poster rounds them. */
public final class PublishedNumbers {
    /** Images in the poster's test set, a tenth of Matek et al.'s. */
    public static final int TEST_IMAGES = 1836;

    /** Classes of Matek et al.'s dataset. */
    public static final int CLASSES = 15;

    private PublishedNumbers() {}

    /**
     * A row of the poster's first table: fine-tuning in RGB.
     *
     * @param network of the row
     * @param layers that were tuned: {@code last} or {@code all}
     * @param parameters in millions
     * @param accuracy in per cent
     * @param precision weighted by class size, as sensitivity and F1
     * @param area under the ROC curve, weighted by class size
     */
    public record Tuned(
            String network,
            String layers,
            double parameters,
            double accuracy,
            double precision,
            double sensitivity,
            double f1,
            double area) {}

    /** The first table. */
    public static final List<Tuned> TUNED = List.of(
            new Tuned("ResNet50", "last", 23.54, 85.89, 0.86, 0.86, 0.86, 0.95),
            new Tuned("KimiaNet", "last", 7.00, 86.77, 0.86, 0.87, 0.87, 0.97),
            new Tuned("ViT-B/16", "last", 86.58, 90.14, 0.89, 0.90, 0.90, 0.98),
            new Tuned("ResNet50", "all", 23.54, 96.57, 0.97, 0.97, 0.97, 1.00),
            new Tuned("KimiaNet", "all", 7.00, 96.73, 0.97, 0.97, 0.97, 1.00),
            new Tuned("ViT-B/16", "all", 86.58, 96.57, 0.97, 0.97, 0.97, 1.00),
            new Tuned("ViT-B/32", "all", 88.24, 95.10, 0.95, 0.95, 0.95, 1.00),
            new Tuned("ViT-L/16", "all", 304.34, 96.19, 0.96, 0.96, 0.96, 1.00),
            new Tuned("ViT-L/32", "all", 306.55, 96.08, 0.96, 0.96, 0.96, 1.00));

    /**
     * A row of the poster's comparison of spaces, of a ResNet50 of which all layers were tuned.
     *
     * @param space as the poster calls it
     * @param accuracy in per cent
     */
    public record Space(String space, double accuracy, double precision, double sensitivity, double f1, double area) {
        /** Cells of the test set that were given their class: what the accuracy is, rounded to two digits, of 1,836. */
        public int right() {
            return (int) Math.round(accuracy / 100 * TEST_IMAGES);
        }
    }

    /** The comparison of spaces. */
    public static final List<Space> SPACES = List.of(
            new Space("RGB space", 96.57, 0.97, 0.97, 0.97, 1.00),
            new Space("RGB space + Augmentation", 96.02, 0.96, 0.96, 0.96, 1.00),
            new Space("Raw space", 96.84, 0.97, 0.97, 0.97, 1.00));

    /**
     * A row of the poster's table of costs.
     *
     * @param network of the row
     * @param preset that counts it here
     * @param milliseconds an image on average
     * @param parameters in millions
     * @param operations in thousand millions, called FLOPs there
     * @param activations in millions; NaN where the table has none
     * @param memory of the GPU, in millions of bytes as the poster's "M" is taken here
     * @param convolutions two-dimensional ones
     */
    public record Cost(
            String network,
            String preset,
            double milliseconds,
            double parameters,
            double operations,
            double activations,
            double memory,
            int convolutions) {}

    /** The table of costs. A vision transformer has one convolution, which cuts the patches; 38 are its linear layers. */
    public static final List<Cost> COSTS = List.of(
            new Cost("ResNet50", "resnet50", 6.81, 23.54, 4.12, 11.11, 184.03, 53),
            new Cost("KimiaNet", "densenet121", 16.44, 7.00, 2.88, 6.90, 155.15, 120),
            new Cost("ViT-B/16", "vit-b-16", 7.78, 86.58, 17.6, Double.NaN, 466.86, 38));

    /** Five folds with ResNet50: precision, sensitivity and F1. */
    public static final List<Double> FIVE_FOLDS = List.of(0.992, 0.989, 0.990);

    /** Matek et al.'s network, as the poster quotes it: precision and sensitivity. */
    public static final List<Double> MATEK_2019 = List.of(0.952, 0.939);
}
