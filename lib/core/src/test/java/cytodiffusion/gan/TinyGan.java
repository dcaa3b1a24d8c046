package cytodiffusion.gan;

import ai.djl.ndarray.NDArray;
import cytodiffusion.gan.GanConfig.Down;
import cytodiffusion.gan.GanConfig.Growth;
import cytodiffusion.gan.GanConfig.Up;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.Weights;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.NetworkPair;
import cytodiffusion.train.TrainingState;
import java.util.List;

/** Networks of a few hundred parameters for images of 8 pixels, with every kind of stage. */
final class TinyGan {
    static final GanConfig CONFIG = new GanConfig(
            4,
            2,
            8,
            List.of(new Up(8, 4, Growth.STRIDE), new Up(4, 3, Growth.REPEAT), new Up(3, 3, Growth.NONE)),
            List.of(new Down(8, 4, 2), new Down(8, 3, 1)),
            0,
            0.1);

    private TinyGan() {}

    /** The generator's average weights; they go with the state. */
    static Weights generatorOf(TrainingState state) {
        return state.average().part(NetworkPair.MAKER);
    }

    /** Weights as a training step sees them. */
    static Parameters inTraining(Weights weights) {
        Parameters p = weights.in(Precision.FP32);
        return new Parameters() {
            @Override
            public NDArray get(String name) {
                return p.get(name);
            }

            @Override
            public Precision precision() {
                return p.precision();
            }

            @Override
            public boolean training() {
                return true;
            }
        };
    }
}
