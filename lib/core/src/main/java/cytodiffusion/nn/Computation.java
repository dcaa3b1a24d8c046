package cytodiffusion.nn;

/** What a layer computes, by which the cost of a network is told apart; see {@link Parameters#computed}. */
public enum Computation {
    CONVOLUTION,
    /** By statistics of a group, a layer or a batch: a multiplication and an addition for each value. */
    NORMALIZATION,
    /** A function of each value by itself, counted as one. */
    ACTIVATION,
    /** A linear layer, of each image, token or step of a sequence. */
    LINEAR,
    /** A linear map that is no layer of its own but a part of one, as where queries, keys and values are one matrix. */
    LINEAR_PART,
    /** The two products of an attention: of queries with keys, and of what comes out with values. */
    ATTENTION
}
