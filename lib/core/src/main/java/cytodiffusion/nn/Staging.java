package cytodiffusion.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.function.Consumer;

/**
 * Brings values into memory of libtorch's own, through one buffer for all of a network's tensors. What DJL makes of a
 * Java array stays on Java's side: under the limit of its direct memory, and until the garbage collector comes by.
 */
final class Staging {
    private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

    /**
     * A tensor in {@code precision}.
     *
     * @param values puts all of them into the buffer that it gets
     */
    NDArray tensor(NDManager manager, Shape shape, Precision precision, Consumer<FloatBuffer> values) {
        int bytes = Math.multiplyExact(Math.toIntExact(shape.size()), Float.BYTES);
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes);
        }
        ByteBuffer exact = buffer.slice(0, bytes).order(ByteOrder.nativeOrder());
        values.accept(exact.asFloatBuffer());
        try (Scope scope = new Scope()) {
            NDArray staged = manager.create(exact, shape, DataType.FLOAT32);
            return scope.keep(precision == Precision.FP32 ? staged.duplicate() : precision.cast(staged));
        }
    }
}
