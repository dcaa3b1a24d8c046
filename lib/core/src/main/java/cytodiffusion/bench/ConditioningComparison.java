package cytodiffusion.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.data.Seeds;
import cytodiffusion.nn.OneHot;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.latent.ClassCondition;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import java.util.stream.IntStream;

/**
 * Cross-attention over 77 equal tokens against the one vector that it comes to ({@link ClassCondition}), in float32 on
 * the same noisy latents.
 *
 * @param largestDifference between the noises that both predict, as a share of the largest prediction
 * @param largestDifferenceOfOthers the same where the 77 tokens are not equal: each is the class's with normal noise of
 *     standard deviation 1 on it, so that the attention has something to choose from
 * @param vectorMillis of one evaluation with the vector, the median over rounds
 * @param ratio of an evaluation's time with the attention to that with the vector, the median over rounds in which they
 *     took turns, so that what else the machine did slowed both alike
 */
public record ConditioningComparison(
        double largestDifference, double largestDifferenceOfOthers, double vectorMillis, double ratio) {
    /** Tokens of a text in Stable Diffusion. */
    public static final int TOKENS = PlainContext.TOKENS;

    private static final int EVALUATIONS = 16;
    private static final int ROUNDS = 21;

    /** Milliseconds of one evaluation with the attention: those with the vector times the ratio. */
    public double attentionMillis() {
        return vectorMillis * ratio;
    }

    /** Measures a model; takes some seven hundred evaluations. */
    public static ConditioningComparison of(LatentModel model, NDManager manager, long seed) {
        try (NDManager own = manager.newSubManager();
                Scope scope = new Scope()) {
            Parameters parameters = model.unetWeights().in(Precision.FP32, own);
            int size = model.latentSize();
            int width = model.unet().config().crossAttentionDim();
            int classes = model.card().classes().size();
            NDArray latents = normal(
                    own,
                    new Shape(EVALUATIONS, model.unet().config().inChannels(), size, size),
                    Seeds.derive(seed, "latents"));
            NDArray timesteps = own.create(timesteps());
            float[] rows = rows(classes, width);
            NDArray equal = PlainContext.of(rows, width, own);
            NDArray others = equal.add(normal(own, equal.getShape(), Seeds.derive(seed, "tokens")));
            ClassCondition vector = new ClassCondition.Rows(own.create(rows, new Shape(EVALUATIONS, width)));
            ClassCondition attention = new ClassCondition.Context(equal);
            NDArray collapsed = model.unet().forward(parameters, latents, timesteps, vector);
            double largest = collapsed.abs().max().getFloat();
            double difference = distance(collapsed, model.unet().forward(parameters, latents, timesteps, attention));
            double ofOthers = distance(
                    collapsed,
                    model.unet().forward(parameters, latents, timesteps, new ClassCondition.Context(others)));
            InTurns speed = InTurns.measure(
                    ROUNDS,
                    round -> evaluate(model, parameters, latents, timesteps, vector),
                    round -> evaluate(model, parameters, latents, timesteps, attention));
            return new ConditioningComparison(
                    difference / largest, ofOthers / largest, 1000 / speed.ours(), speed.ratio());
        }
    }

    private static int evaluate(
            LatentModel model, Parameters parameters, NDArray latents, NDArray timesteps, ClassCondition condition) {
        try (Scope scope = new Scope()) {
            // Reading a number waits for the result.
            model.unet()
                    .forward(parameters, latents, timesteps, condition)
                    .max()
                    .getFloat();
        }
        return EVALUATIONS;
    }

    private static double distance(NDArray one, NDArray other) {
        return one.sub(other).abs().max().getFloat();
    }

    private static NDArray normal(NDManager manager, Shape shape, long seed) {
        return manager.create(Gaussian.numbers(Seeds.random(seed), (int) shape.size()), shape);
    }

    /** Spread evenly over all strengths of noise. */
    private static float[] timesteps() {
        float[] timesteps = new float[EVALUATIONS];
        IntStream.range(0, EVALUATIONS).forEach(i -> timesteps[i] = (i + 0.5f) * 1000 / EVALUATIONS);
        return timesteps;
    }

    private static float[] rows(int classes, int width) {
        int[] inTurns = IntStream.range(0, EVALUATIONS).map(i -> i % classes).toArray();
        return OneHot.rows(inTurns, width);
    }
}
