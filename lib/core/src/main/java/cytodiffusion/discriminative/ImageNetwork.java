package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.Linear;
import cytodiffusion.nn.Network;
import cytodiffusion.nn.Parameters;
import cytodiffusion.tensor.Scope;

/** A network that sees an image once and gives a number for each class. */
public interface ImageNetwork extends Network {
    /**
     * What the last layer sees.
     *
     * @param images float32 (n, channels, size, size) in [-1, 1]
     * @param dropout {@link Dropout#NONE} outside of a training
     * @return (n, features)
     */
    NDArray features(Parameters p, NDArray images, Dropout dropout);

    /** The last layer, the only one whose shape depends on the number of classes. */
    Linear head();

    /**
     * The logits of images: the larger, the likelier the class; softmax makes probabilities of them.
     *
     * @param images float32 (n, channels, size, size) in [-1, 1]
     * @param dropout {@link Dropout#NONE} outside of a training
     * @return float32 (n, classes)
     */
    default NDArray logits(Parameters p, NDArray images, Dropout dropout) {
        try (Scope scope = new Scope()) {
            return scope.keep(Head.logits(head(), p, features(p, images, dropout)));
        }
    }
}
