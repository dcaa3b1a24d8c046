package cytodiffusion.paper.wnet;

import cytodiffusion.discriminative.LossKind;
import cytodiffusion.training.LearningOptions;
import cytodiffusion.training.TrainingPlan;
import java.io.Serializable;

/**
 * A network as it stands in a comparison: which one, and what of its training is another.
 *
 * @param name in tables and folders
 * @param preset of the network
 * @param learning what of the preset is another
 */
public record Variant(String name, String preset, LearningOptions learning) implements Serializable {
    /** A preset as it is, called by its name. */
    public static Variant of(String preset) {
        return new Variant(preset, preset, LearningOptions.PRESET);
    }

    /** The same network with the hinge loss of a support vector machine. */
    public Variant svm() {
        return new Variant(name + "-svm", preset, learning.objective(LossKind.HINGE));
    }

    /** The plan of its training. */
    TrainingPlan plan(long seed) {
        return TrainingPlan.DEFAULT.preset(preset).learning(learning).seed(seed);
    }

    @Override
    public String toString() {
        return name;
    }
}
