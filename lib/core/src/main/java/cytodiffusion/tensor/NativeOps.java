package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;

/**
 * libtorch operations that DJL lacks or that cut the gradient there, called through {@link NativeModule}. All of them pass
 * gradients, work in every precision and on every device, and put their result where DJL's own operations put theirs: with
 * the manager of their first argument.
 */
public final class NativeOps {
    private NativeOps() {}

    /** {@code x} in float32; the gradient comes back in the precision of {@code x}. */
    public static NDArray toFloat32(NDArray x) {
        return call("to_float32", x);
    }

    /** {@code x} in IEEE half precision. */
    public static NDArray toFloat16(NDArray x) {
        return call("to_float16", x);
    }

    /** {@code x} in bfloat16. DJL shows the type of the result as {@code UNKNOWN}. */
    public static NDArray toBfloat16(NDArray x) {
        return call("to_bfloat16", x);
    }

    /**
     * {@code x} times a number. DJL's own {@code mul(Number)} must not be used where a gradient is wanted: it makes an
     * array over memory of the Java heap's side, which autograd keeps for the backward pass and the garbage collector
     * frees before it.
     */
    public static NDArray scale(NDArray x, double factor) {
        try (NDArray number = NativeModule.number(factor)) {
            return call("scale", x, number);
        }
    }

    /** {@code x * sigmoid(x)}. */
    public static NDArray silu(NDArray x) {
        return layer("silu", List.of(x));
    }

    /**
     * Group normalization.
     *
     * @param x (n, channels, ...)
     * @param weight (channels)
     * @param bias (channels)
     * @param groups a divisor of the channels
     * @param eps added to the variance
     */
    public static NDArray groupNorm(NDArray x, NDArray weight, NDArray bias, int groups, double eps) {
        return layer("group_norm", List.of(x, weight, bias), groups, eps);
    }

    /** {@link #silu} of {@link #groupNorm} in one call. */
    public static NDArray groupNormSilu(NDArray x, NDArray weight, NDArray bias, int groups, double eps) {
        return layer("group_norm_silu", List.of(x, weight, bias), groups, eps);
    }

    /**
     * Sets {@code x} to zero where it is. DJL's own {@code set} puts memory of the Java heap's side into its place, which
     * must not outlive the array that was set.
     */
    public static void zero(NDArray x) {
        call("zero", x).close();
    }

    /** Row {@code index[i]} of {@code x} as row i; {@code index} is int64. */
    public static NDArray rows(NDArray x, NDArray index) {
        return call("rows", x, index);
    }

    /** Layer normalization over the last axis, {@code eps} being added to the variance. */
    public static NDArray layerNorm(NDArray x, NDArray weight, NDArray bias, double eps) {
        return layer("layer_norm", List.of(x, weight, bias), eps);
    }

    /**
     * Batch normalization by given statistics; weight and bias may be in the precision of {@code x}.
     *
     * @param x (n, channels, ...)
     * @param mean float32 (channels)
     * @param variance float32 (channels)
     * @param eps added to the variance
     */
    public static NDArray batchNorm(
            NDArray x, NDArray weight, NDArray bias, NDArray mean, NDArray variance, double eps) {
        return layer("batch_norm", List.of(x, weight, bias, mean, variance), eps);
    }

    /**
     * Batch normalization by the statistics of the batch itself, which has more than one value a channel.
     *
     * @param mean float32 (channels), overwritten by the batch's mean
     * @param variance float32 (channels), overwritten by the batch's variance with Bessel's correction
     */
    public static NDArray batchNormTraining(
            NDArray x, NDArray weight, NDArray bias, NDArray mean, NDArray variance, double eps) {
        return layer("batch_norm_training", List.of(x, weight, bias, mean, variance), eps);
    }

    /** The mean over all pixels: (n, channels, height, width) to (n, channels, 1, 1). */
    public static NDArray meanOfPixels(NDArray x) {
        return layer("mean_of_pixels", List.of(x));
    }

    /** The largest of each 3x3 neighbourhood at every second pixel, as a ResNet begins: (n, channels, height / 2, ...). */
    public static NDArray maxPool(NDArray x) {
        return layer("max_pool", List.of(x));
    }

    /**
     * The largest of each square of {@code size} pixels a side, every {@code stride} pixels; what does not fill a square
     * at the right and at the bottom is left out.
     */
    public static NDArray maxPool(NDArray x, int size, int stride) {
        return layer("max_pool_of", List.of(x), size, stride);
    }

    /** The mean of each two by two pixels: (n, channels, height / 2, width / 2). */
    public static NDArray halveByMean(NDArray x) {
        return layer("halve_by_mean", List.of(x));
    }

    /** {@code x} where it is positive, elsewhere {@code slope} times {@code x}. */
    public static NDArray leakyRelu(NDArray x, double slope) {
        return layer("leaky_relu", List.of(x), slope);
    }

    /**
     * The mean over the classes of {@code target * max(0, 1 - logit) + (1 - target) * max(0, 1 + logit)}.
     *
     * @param logits (n, classes)
     * @param targets (n, classes) in [0, 1]
     * @return (n)
     */
    public static NDArray hinge(NDArray logits, NDArray targets) {
        return call("hinge", logits, targets);
    }

    /** Each row of pixels as one step of a sequence: (n, channels, height, width) to (n, height, channels * width). */
    public static NDArray rowsOfPixels(NDArray x) {
        return call("rows_of_pixels", x);
    }

    /** The exact GELU, {@code x} times the normal distribution function of {@code x}. */
    public static NDArray gelu(NDArray x) {
        return layer("gelu", List.of(x));
    }

    /** The first half of the last axis times the exact GELU of the second half. */
    public static NDArray geglu(NDArray x) {
        return layer("geglu", List.of(x));
    }

    /**
     * Scaled dot-product attention.
     *
     * @param query (n, tokens, channels)
     * @param key (n, keys, channels)
     * @param value (n, keys, channels)
     * @param heads a divisor of the channels
     * @return (n, tokens, channels)
     */
    public static NDArray attention(NDArray query, NDArray key, NDArray value, int heads) {
        return layer("attention", List.of(query, key, value), heads);
    }

    /**
     * {@link #attention} of tokens to each other.
     *
     * @param queriesKeysValues (n, tokens, 3 channels): each token's query, key and value side by side
     * @return (n, tokens, channels)
     */
    public static NDArray selfAttention(NDArray queriesKeysValues, int heads) {
        return layer("self_attention", List.of(queriesKeysValues), heads);
    }

    /** (n, channels, height, width) to (n, height * width, channels). */
    public static NDArray toTokens(NDArray x) {
        return call("to_tokens", x);
    }

    /** (n, height * width, channels) to the shape of {@code like}, (n, channels, height, width). */
    public static NDArray toPixels(NDArray x, NDArray like) {
        return call("to_pixels", x, like);
    }

    /** Each pixel of (n, channels, height, width) becomes four: (n, channels, 2 height, 2 width). */
    public static NDArray doubleSize(NDArray x) {
        return call("double_size", x);
    }

    /** Nearest-neighbour resizing to height and width of {@code like}. */
    public static NDArray resizeNearest(NDArray x, NDArray like) {
        return call("resize_nearest", x, like);
    }

    /** One column of zeros on the right and one row below, as the autoencoder's downsampling wants it. */
    public static NDArray padBottomRight(NDArray x) {
        return call("pad_bottom_right", x);
    }

    /** The Euclidean norm of all elements of all tensors together, summed in float64. */
    public static NDArray globalNorm(List<NDArray> tensors) {
        NDList arguments = new NDList();
        NativeModule.addList(arguments, "a", tensors);
        return call("global_norm", arguments);
    }

    /**
     * One step of AdamW (Loshchilov and Hutter, 2019) on all parameters in place, the exponential moving average of the
     * result, and the gradients set back to zero.
     *
     * @param settings float64 (9) on the CPU: learning rate, beta1, beta2, epsilon, weight decay, factor on the
     *     gradients, 1 - beta1^step, 1 - beta2^step, decay of the moving average
     */
    public static void adamw(
            List<NDArray> parameters,
            List<NDArray> gradients,
            List<NDArray> first,
            List<NDArray> second,
            List<NDArray> averages,
            NDArray settings) {
        NDList arguments = new NDList();
        NativeModule.addList(arguments, "p", parameters);
        NativeModule.addList(arguments, "g", gradients);
        NativeModule.addList(arguments, "m", first);
        NativeModule.addList(arguments, "v", second);
        NativeModule.addList(arguments, "e", averages);
        arguments.add(settings);
        call("adamw", arguments).close();
    }

    /**
     * One step of gradient descent with momentum (Sutskever et al., 2013) on all parameters in place, the exponential
     * moving average of the result, and the gradients set back to zero.
     *
     * @param velocities of the parameters, which move, too
     * @param settings float64 (5) on the CPU: learning rate, momentum, weight decay, factor on the gradients, decay of
     *     the moving average
     */
    public static void momentum(
            List<NDArray> parameters,
            List<NDArray> gradients,
            List<NDArray> velocities,
            List<NDArray> averages,
            NDArray settings) {
        NDList arguments = new NDList();
        NativeModule.addList(arguments, "p", parameters);
        NativeModule.addList(arguments, "g", gradients);
        NativeModule.addList(arguments, "v", velocities);
        NativeModule.addList(arguments, "e", averages);
        arguments.add(settings);
        call("momentum", arguments).close();
    }

    /** Moves each of {@code tensors} in place by the share {@code weight} of the way to its counterpart in {@code to}. */
    public static void approach(List<NDArray> tensors, List<NDArray> to, double weight) {
        NDList arguments = new NDList();
        NativeModule.addList(arguments, "a", tensors);
        NativeModule.addList(arguments, "b", to);
        try (NDArray number = NativeModule.number(weight)) {
            arguments.add(number);
            call("approach", arguments).close();
        }
    }

    /** {@code x} in float64, in which libtorch computes without oneDNN. */
    static NDArray toFloat64(NDArray x) {
        return call("to_float64", x);
    }

    /** A convolution whose channels in and out are filled up with zeros to multiples of 16; {@code bias} may be null. */
    static NDArray paddedConvolution(NDArray x, NDArray weight, NDArray bias, int stride, int padding) {
        try (Scope scope = new Scope()) {
            NDArray shift = bias == null ? noBias(weight) : bias;
            return scope.keep(
                    call("padded_convolution", x, weight, shift, scalar((long) stride), scalar((long) padding)));
        }
    }

    /** A convolution as a product of the kernels and the unfolded image; {@code bias} may be null. */
    static NDArray unfoldedConvolution(NDArray x, NDArray weight, NDArray bias, int stride, int padding, int groups) {
        try (Scope scope = new Scope()) {
            NDArray shift = bias == null ? noBias(weight) : bias;
            return scope.keep(call(
                    "unfolded_convolution",
                    x,
                    weight,
                    shift,
                    scalar((long) stride),
                    scalar((long) padding),
                    scalar((long) groups)));
        }
    }

    private static NDArray noBias(NDArray weight) {
        return call("no_bias", weight);
    }

    /** {@code x} plus normal noise of {@code error} times its standard deviation: for tests. */
    static NDArray wrongValues(NDArray x, double error) {
        try (NDArray number = NativeModule.number(error)) {
            return call("wrong_values", x, number);
        }
    }

    /** {@code x} itself, whose gradient is wrong by {@code error} of its size: for tests. */
    static NDArray wrongGradient(NDArray x, double error) {
        try (NDArray number = NativeModule.number(error)) {
            return call("wrong_gradient", x, number);
        }
    }

    /** A layer's method, by the way that is right on this machine. */
    private static NDArray layer(String method, List<NDArray> tensors, Number... numbers) {
        List<Number> settings = List.of(numbers);
        return CheckedLayers.apply(NativeOperation.of(method, tensors, settings), tensors);
    }

    /** A layer's method as it is. */
    static NDArray call(String method, List<NDArray> tensors, List<Number> numbers) {
        NDList arguments = new NDList(tensors);
        numbers.forEach(number -> arguments.add(number instanceof Integer i ? scalar(i.longValue()) : scalar(number)));
        return call(method, arguments);
    }

    private static NDArray call(String method, NDArray... arguments) {
        return call(method, new NDList(arguments));
    }

    private static NDArray call(String method, NDList arguments) {
        return NativeModule.call(method, arguments);
    }

    private static NDArray scalar(Number value) {
        return NativeModule.scalar(value);
    }
}
