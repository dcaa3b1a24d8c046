package cytodiffusion.nn.latent;

import ai.djl.ndarray.NDArray;

/**
 * What the UNet is told about the class of each image.
 *
 * <p>CytoDiffusion repeats one row (the one-hot vector of the class, padded with zeros) 77 times and hands it to the
 * cross-attention in the place of a text. All keys being equal, the attention is uniform whatever the queries are, and
 * the whole operation is {@code to_out(to_v(row))}: one vector per block and class, added to every pixel. {@link Rows} is
 * that short form, {@link Context} the general one.
 */
public sealed interface ClassCondition {
    /**
     * One row for each image.
     *
     * @param rows (n, cross_attention_dim): one-hot, or a mixture of classes in training with mixup
     */
    record Rows(NDArray rows) implements ClassCondition {}

    /**
     * A sequence of rows for each image, with full cross-attention.
     *
     * @param context (n, tokens, cross_attention_dim)
     */
    record Context(NDArray context) implements ClassCondition {}
}
