package cytodiffusion.data.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cytodiffusion.data.Pictures;
import cytodiffusion.io.Sha256;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
    private static final Path REAL_CELLS = Path.of("..", "..", "..", "shared", "data", "pbc-sample");

    @TempDir
    Path folder;

    private static Manifest pinning(String... paths) {
        List<Manifest.PinnedFile> files = List.of(paths).stream()
                .map(path -> new Manifest.PinnedFile(path, Sha256.of(path.getBytes(StandardCharsets.UTF_8))))
                .toList();
        return new Manifest(
                "small",
                "Small",
                "",
                "",
                "",
                "",
                Manifest.Availability.PUBLIC,
                "",
                OptionalLong.empty(),
                "",
                "",
                "",
                "",
                List.of(),
                files,
                Optional.empty());
    }

    /** A file whose content is its own name. */
    private void put(String path) throws IOException {
        Pictures.write(folder.resolve(path), path.getBytes(StandardCharsets.UTF_8));
    }

    private Verification verify(Manifest manifest) throws IOException {
        return Verification.of(manifest, folder, Progress.SILENT, () -> false);
    }

    @Test
    void unchangedFilesPass() throws IOException {
        put("immature granulocyte/a.png");
        put("monocyte/b.png");
        Verification verification = verify(pinning("immature granulocyte/a.png", "monocyte/b.png"));
        assertEquals(new Verification(2, List.of(), List.of(), List.of(), true), verification);
        assertTrue(verification.passed());
    }

    @Test
    void namesWhatIsMissingChangedOrExtra() throws IOException {
        put("a/same.png");
        put("a/changed.png");
        put("a/extra.png");
        put("a/.hidden");
        Files.writeString(folder.resolve("a/changed.png"), "a/Changed.png");
        Verification verification = verify(pinning("a/same.png", "a/changed.png", "a/missing.png"));
        assertEquals(
                new Verification(1, List.of("a/missing.png"), List.of("a/changed.png"), List.of("a/extra.png"), true),
                verification);
        assertFalse(verification.passed());
    }

    @Test
    void workThatWasStoppedHasNotPassed() throws IOException {
        put("a/b.png");
        Verification stopped = Verification.of(pinning("a/b.png"), folder, Progress.SILENT, () -> true);
        assertFalse(stopped.complete());
        assertFalse(stopped.passed());
    }

    @Test
    void nothingPinnedIsNotAPass() {
        assertThrows(IllegalArgumentException.class, () -> verify(pinning()));
    }

    @Test
    void theSampleOfPbcIsPinned() throws IOException {
        assumeTrue(Files.isDirectory(REAL_CELLS), "needs ../shared/data/pbc-sample");
        Manifest manifest = Manifests.find("pbc-sample").orElseThrow();
        Verification verification = Verification.of(manifest, REAL_CELLS, Progress.SILENT, () -> false);
        assertEquals(new Verification(160, List.of(), List.of(), List.of(), true), verification);
    }
}
