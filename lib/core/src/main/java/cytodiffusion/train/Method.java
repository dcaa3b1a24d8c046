package cytodiffusion.train;

import java.util.Arrays;

/** How gradients change weights. */
public enum Method {
    /** Adam with decoupled weight decay (Loshchilov and Hutter, 2019). */
    ADAMW("adamw"),
    /** Adam (Kingma and Ba, 2015), which has no weight decay. */
    ADAM("adam"),
    /** Gradient descent with a momentum of 0.9 (Sutskever et al., 2013); weight decay is a part of the gradient. */
    MOMENTUM("momentum");

    private final String id;

    Method(String id) {
        this.id = id;
    }

    /** The name on the command line and in records. */
    public String id() {
        return id;
    }

    /** The method with this {@link #id}. */
    public static Method of(String id) {
        return Arrays.stream(values())
                .filter(method -> method.id.equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("The optimizer '" + id + "' is none of adamw, adam, momentum"));
    }
}
