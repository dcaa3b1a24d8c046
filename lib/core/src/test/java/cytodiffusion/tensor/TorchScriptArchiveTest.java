package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class TorchScriptArchiveTest {
    private static final String SOURCE =
            """
            class Ops(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              _is_full_backward_hook : Optional[bool]
              def forward(self: __torch__.Ops, x: Tensor) -> Tensor:
                # Twice as much; written with an umlaut, ü, as the source is UTF-8.
                return torch.mul(x, 2)
            """;

    @Test
    void libtorchRunsTheSource() throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            PtSymbolBlock module = JniUtils.loadModule(
                    (PtNDManager) manager, new ByteArrayInputStream(TorchScriptArchive.of(SOURCE)), false, false);
            NDArray x = manager.create(new float[] {1, -3});
            NDArray doubled = IValueUtils.forward(module, new NDList(x), true).get(0);
            assertArrayEquals(new float[] {2, -6}, doubled.toFloatArray());
            module.close();
        }
    }

    @Test
    void holdsTheSourceAsStoredText() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(TorchScriptArchive.of(SOURCE)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertEquals(ZipEntry.STORED, entry.getMethod(), entry.getName());
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertEquals(
                Set.of("ops/data.pkl", "ops/code/__torch__.py", "ops/constants.pkl", "ops/version"), entries.keySet());
        assertEquals(SOURCE, entries.get("ops/code/__torch__.py"));
    }
}
