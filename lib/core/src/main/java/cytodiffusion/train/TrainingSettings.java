package cytodiffusion.train;

/**
 * How a network is trained.
 *
 * @param learningRate of AdamW, reached after the warm-up and kept
 * @param warmUpSteps over which the learning rate grows linearly from zero
 * @param weightDecay of AdamW, as a share of the learning rate
 * @param gradientNorm to which the norm of all gradients together is clipped
 * @param averageDecay of the exponential moving average of the weights; smaller early on, see {@link #averageDecay(long)}
 */
public record TrainingSettings(
        double learningRate, int warmUpSteps, double weightDecay, double gradientNorm, double averageDecay) {
    /** The published setting for fine-tuning Stable Diffusion: weight decay 0.01, EMA 0.9999, gradient norm 1. */
    public static TrainingSettings published(double learningRate) {
        return new TrainingSettings(learningRate, 1000, 0.01, 1, 0.9999);
    }

    public TrainingSettings {
        if (!(learningRate > 0) || warmUpSteps < 0 || !(weightDecay >= 0) || !(gradientNorm > 0)) {
            throw new IllegalArgumentException("Training needs a learning rate above 0 (" + learningRate
                    + "), warm-up steps (" + warmUpSteps + ") and weight decay (" + weightDecay
                    + ") of at least 0, and a gradient norm above 0 (" + gradientNorm + ")");
        }
        if (!(averageDecay >= 0 && averageDecay < 1)) {
            throw new IllegalArgumentException("The moving average's decay is " + averageDecay + ", not in [0, 1)");
        }
    }

    /**
     * The decay of the moving average after step {@code step}: {@code min(averageDecay, (1 + step) / (10 + step))}, so that
     * it covers about the last tenth of a short training, and a fixed number of steps of a long one.
     */
    double averageDecay(long step) {
        return Math.min(averageDecay, (1.0 + step) / (10.0 + step));
    }

    /** The learning rate of step {@code step}, the first being 1. */
    double learningRate(long step) {
        return step >= warmUpSteps ? learningRate : learningRate * step / warmUpSteps;
    }
}
