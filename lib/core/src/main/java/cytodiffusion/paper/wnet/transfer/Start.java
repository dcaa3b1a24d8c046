package cytodiffusion.paper.wnet.transfer;

import cytodiffusion.training.TrainingPlan;
import java.io.Serializable;

/**
 * What a training with few images starts from.
 *
 * @param name in tables and folders
 * @param plan of the training but for its seed
 */
record Start(String name, TrainingPlan plan) implements Serializable {
    /** The pretrained network's architecture with random weights. */
    static final String SCRATCH = "scratch";

    /** The pretrained network. */
    static final String PRETRAINED = "pretrained";

    /** A pretrained diffusion classifier. */
    static final String DIFFUSION = "diffusion";

    /** Folder of the pretrained model; the empty string where weights are random. */
    String model() {
        return plan.init();
    }
}
