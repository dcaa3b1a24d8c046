package cytodiffusion.discriminative;

import ai.djl.ndarray.NDManager;
import cytodiffusion.train.Objective;
import java.util.Arrays;

/** By which loss a network learns to tell classes apart. */
public enum LossKind {
    CROSS_ENTROPY("cross-entropy") {
        @Override
        public Objective<CrossEntropy.Batch> of(ImageNetwork network, NDManager manager, double[] classWeights) {
            return new CrossEntropy(network, manager, classWeights);
        }
    },
    HINGE("hinge") {
        @Override
        public Objective<CrossEntropy.Batch> of(ImageNetwork network, NDManager manager, double[] classWeights) {
            return new Hinge(network, manager, classWeights);
        }
    };

    private final String id;

    LossKind(String id) {
        this.id = id;
    }

    /**
     * The loss of a network.
     *
     * @param classWeights of the images of each class, empty where all weigh the same
     */
    public abstract Objective<CrossEntropy.Batch> of(ImageNetwork network, NDManager manager, double[] classWeights);

    /** The name on the command line and in records. */
    public String id() {
        return id;
    }

    /** The loss with this {@link #id}. */
    public static LossKind of(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id.equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("The objective '" + id + "' is none of cross-entropy, hinge"));
    }
}
