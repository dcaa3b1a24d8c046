package cytodiffusion.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The TorchScript module whose source is the resource {@code native_ops.py}, and how its methods are called. Calls pass
 * gradients.
 */
final class NativeModule {
    private static final String LIST = "[]";

    // Scalars travel as tensors on the CPU: the call that keeps the gradient takes tensors only.
    private static final Map<Number, NDArray> SCALARS = new ConcurrentHashMap<>();
    private static final NDManager MANAGER = NDManager.newBaseManager(Device.cpu());
    private static final PtSymbolBlock MODULE = load();
    private static final Map<String, NDArray> METHODS = new ConcurrentHashMap<>();

    // The optimizing executor changes a method after its first calls, and with it the last bits of a result.
    private static final ThreadLocal<Boolean> PLAIN_EXECUTOR = ThreadLocal.withInitial(() -> {
        JniUtils.setGraphExecutorOptimize(false);
        return true;
    });

    private NativeModule() {}

    /** Adds the tensors as one argument, a list called {@code name}. */
    static void addList(NDList arguments, String name, List<NDArray> tensors) {
        for (NDArray tensor : tensors) {
            tensor.setName(name + LIST);
            arguments.add(tensor);
        }
    }

    /** What a method gives for these arguments. */
    static NDArray call(String method, NDList arguments) {
        PLAIN_EXECUTOR.get();
        arguments.add(method(method));
        // The flag asks for a call that is not in inference mode; whether a graph is kept depends on the arguments.
        try {
            return IValueUtils.forward(MODULE, arguments, true).get(0);
        } finally {
            for (NDArray argument : arguments) {
                if (argument.getName() != null && argument.getName().endsWith(LIST)) {
                    argument.setName(null);
                }
            }
        }
    }

    /** IValueUtils reads the method from an argument's name. */
    private static NDArray method(String name) {
        return METHODS.computeIfAbsent(name, n -> {
            NDArray tag = MANAGER.create(0);
            NDScope.unregister(tag);
            tag.setName("module_method:" + n);
            return tag;
        });
    }

    /** A number that stays; not for numbers of which there are many. */
    static NDArray scalar(Number value) {
        return SCALARS.computeIfAbsent(value, v -> {
            NDArray tensor = v instanceof Long l ? MANAGER.create(l) : MANAGER.create(v.doubleValue());
            NDScope.unregister(tensor);
            return tensor;
        });
    }

    private static PtSymbolBlock load() {
        try (InputStream source = NativeModule.class.getResourceAsStream("native_ops.py")) {
            byte[] archive = TorchScriptArchive.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
            return JniUtils.loadModule((PtNDManager) MANAGER, new ByteArrayInputStream(archive), false, false);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource native_ops.py could not be read", e);
        }
    }

    /** A number for one call; to be closed by the caller. */
    static NDArray number(double value) {
        return MANAGER.create(value);
    }
}
