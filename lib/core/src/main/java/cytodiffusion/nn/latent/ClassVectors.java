package cytodiffusion.nn.latent;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * What each transformer block of a UNet adds for each class, in one precision: all of the class conditioning, computed
 * once for any number of evaluations ({@link ClassCondition} says why this is all).
 */
public final class ClassVectors {
    private final Map<TransformerBlock, NDArray> byBlock;

    /** @param byBlock (classes, 1, channels) for each block */
    ClassVectors(Map<TransformerBlock, NDArray> byBlock) {
        this.byBlock = byBlock;
    }

    NDArray of(TransformerBlock block) {
        return byBlock.get(block);
    }
}
