package cytodiffusion.discriminative;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How a training makes up for classes of different sizes. */
public enum ClassOrder {
    /** Every class comes up equally often: images of small classes are seen again and again. */
    BALANCED("balanced"),
    /** Every image comes up once an epoch. */
    NATURAL("natural"),
    /** The same, but images of small classes weigh more in the loss, so that every class weighs the same. */
    WEIGHTED("weighted");

    private final String id;

    ClassOrder(String id) {
        this.id = id;
    }

    /** The name on the command line and in records. */
    public String id() {
        return id;
    }

    /** The order with this {@link #id}. */
    public static ClassOrder of(String id) {
        return Arrays.stream(values())
                .filter(order -> order.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Classes come up in none of the ways balanced, natural, weighted: '" + id + "'"));
    }

    /**
     * What the images of each class weigh in the loss: their mean over all images is 1.
     *
     * @param labels class of each image
     * @return empty where all images weigh the same
     */
    public double[] weights(int[] labels, int classes) {
        if (this != WEIGHTED) {
            return new double[0];
        }
        double[] weights = new double[classes];
        for (int c = 0; c < classes; c++) {
            int label = c;
            long images = IntStream.of(labels).filter(l -> l == label).count();
            weights[c] = images == 0 ? 0 : (double) labels.length / classes / images;
        }
        return weights;
    }
}
