package cytodiffusion.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.OneHot;

/** The class condition in full: a class's row, repeated as often as Stable Diffusion's text has tokens. */
final class PlainContext {
    /** Tokens of a text in Stable Diffusion. */
    static final int TOKENS = 77;

    private PlainContext() {}

    /** (classes, 77, width). */
    static NDArray of(int[] classes, int width, NDManager manager) {
        return of(OneHot.rows(classes, width), width, manager);
    }

    /** @param rows one after the other, {@code width} values each */
    static NDArray of(float[] rows, int width, NDManager manager) {
        return manager.create(rows, new Shape(rows.length / width, 1, width)).repeat(1, TOKENS);
    }
}
