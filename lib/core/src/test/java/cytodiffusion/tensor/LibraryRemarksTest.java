package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LibraryRemarksTest {
    /** libtorch's levels: information, warning, error, fatal. */
    private static final int ERROR = 2;

    @Test
    void libtorchPrintsFromTheLevelOnThatTheEnvironmentNames() {
        assertEquals("ERROR", System.getenv("TORCH_CPP_LOG_LEVEL"), "set by the build, as by environment/settings");
        Engine.getInstance();
        Path base = Path.of(LibUtils.getLibtorchPath()).resolve(System.mapLibraryName("c10"));

        int level = NativeLibrary.getInstance(base.toString())
                .getGlobalVariableAddress("FLAGS_caffe2_log_level")
                .getInt(0);

        assertEquals(ERROR, level);
    }
}
