package cytodiffusion.paper.wnet.generated;

import java.util.List;

/** What W-Net's paper says of its DCGAN's cells; in per cent where nothing else is said. */
public final class PublishedChecks {
    /** Images of each class that were generated. */
    public static final int PER_CLASS = 1000;

    /** Minutes for these, of one class. */
    public static final double MINUTES = 18;

    /** Cells that W-Net, trained on real ones, takes for the class that they were generated as. */
    public static final double RECOGNISED = 100;

    /** Real cells of the test of a W-Net that was trained on generated ones. */
    public static final int REAL = 6562;

    /** W-Net trained on generated cells and tested on real ones: accuracy, precision, recall, F1. */
    public static final List<Double> TRAINED_ON_GENERATED = List.of(95.0, 93.0, 95.0, 94.0);

    /** The specialist's share of right answers about real and generated cells. */
    public static final double SPECIALIST = 95;

    /** Cells of each class that the specialist saw of either kind. */
    public static final int SPECIALISTS_CELLS = 10;

    private PublishedChecks() {}

    /**
     * A class of the paper.
     *
     * @param name of the class
     * @param real images that its generator learned from
     * @param trainingHours of its generator
     * @param similarityLost by how much the mean cosine similarity of real with generated cells differs from that of real
     *     ones with each other
     */
    public record OfClass(String name, int real, double trainingHours, double similarityLost) {}

    /** The classes. */
    public static final List<OfClass> CLASSES = List.of(
            new OfClass("neutrophil", 2006, 191.66, 4),
            new OfClass("eosinophil", 1310, 120.13, 3),
            new OfClass("basophil", 377, 34.44, 7),
            new OfClass("lymphocyte", 1676, 158.33, 6),
            new OfClass("monocyte", 1193, 91.66, 6));
}
