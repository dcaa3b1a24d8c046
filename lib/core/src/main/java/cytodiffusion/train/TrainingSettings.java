package cytodiffusion.train;

/**
 * How a network is trained.
 *
 * @param method how gradients change weights
 * @param learningRate reached after the warm-up and kept
 * @param warmUpSteps over which the learning rate grows linearly from zero
 * @param weightDecay of AdamW, as a share of the learning rate; Adam has none
 * @param gradientNorm to which the norm of all gradients together is clipped, infinite where it is not
 * @param averageDecay of the exponential moving average of the weights; smaller early on, see {@link #averageDecay(long)}
 * @param beta1 decay of Adam's mean of the gradients
 */
public record TrainingSettings(
        Method method,
        double learningRate,
        int warmUpSteps,
        double weightDecay,
        double gradientNorm,
        double averageDecay,
        double beta1) {
    private static final double USUAL_BETA1 = 0.9;

    /** AdamW with its usual means. */
    public TrainingSettings(
            double learningRate, int warmUpSteps, double weightDecay, double gradientNorm, double averageDecay) {
        this(Method.ADAMW, learningRate, warmUpSteps, weightDecay, gradientNorm, averageDecay, USUAL_BETA1);
    }

    /** Adam or momentum as a network's authors have it: no warm-up, no weight decay, no clipping. */
    public static TrainingSettings plain(Method method, double learningRate, double averageDecay) {
        return new TrainingSettings(method, learningRate, 0, 0, Double.POSITIVE_INFINITY, averageDecay, USUAL_BETA1);
    }

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
        if (method == Method.ADAM && weightDecay > 0 || !(beta1 >= 0 && beta1 < 1)) {
            throw new IllegalArgumentException("Adam has no weight decay (" + weightDecay
                    + "; choose AdamW), and a beta1 in [0, 1), not " + beta1);
        }
        if (!(averageDecay >= 0 && averageDecay < 1)) {
            throw new IllegalArgumentException("The moving average's decay is " + averageDecay + ", not in [0, 1)");
        }
    }

    /** The same by another method; Adam then has no weight decay. */
    public TrainingSettings method(Method other) {
        double decay = other == Method.ADAM ? 0 : weightDecay;
        return new TrainingSettings(other, learningRate, warmUpSteps, decay, gradientNorm, averageDecay, beta1);
    }

    /** The same with another learning rate. */
    public TrainingSettings learningRate(double other) {
        return new TrainingSettings(method, other, warmUpSteps, weightDecay, gradientNorm, averageDecay, beta1);
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
