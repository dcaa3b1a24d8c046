package cytodiffusion.data.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataStoreTest {
    @TempDir
    Path root;

    @Test
    void findsFoldersByIdWithOrWithoutManifest() throws IOException {
        DataStore store = new DataStore(root);
        Files.createDirectories(root.resolve("pbc-96"));
        assertEquals(root.resolve("pbc-96"), store.find("pbc-96", Optional.empty()));
        assertTrue(store.has("pbc-96"));
        assertFalse(store.has("pbc-sample"));
        Files.writeString(root.resolve("README.md"), "");
        Files.createDirectories(root.resolve(".cache"));
        assertEquals(List.of("pbc-96"), store.ids());
        assertEquals(List.of(), new DataStore(root.resolve("none")).ids());
    }

    @Test
    void aFolderGivenByHandWins() throws IOException {
        Path folder = Files.createDirectories(root.resolve("mine"));
        DataStore store = new DataStore(root.resolve("elsewhere"));
        assertEquals(folder, store.find("pbc", Optional.of(folder)));
        assertThrows(IOException.class, () -> store.find("pbc", Optional.of(root.resolve("none"))));
    }

    @Test
    void saysWhatToFetchOrWhereToPutIt() {
        DataStore store = new DataStore(root);
        String known = assertThrows(IOException.class, () -> store.find("pbc", Optional.empty()))
                .getMessage();
        assertTrue(known.contains("snkd93bnjr") && known.contains(root.toString()), known);
        String unknown = assertThrows(IOException.class, () -> store.find("my-cells", Optional.empty()))
                .getMessage();
        assertTrue(
                unknown.contains("CYTO_DATA")
                        && unknown.contains(root.resolve("my-cells").toString()),
                unknown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../pbc", "/etc", "a/b", "", ".hidden", "a\\b"})
    void idsNeverLeaveTheRoot(String id) {
        DataStore store = new DataStore(root);
        assertThrows(IllegalArgumentException.class, () -> store.folder(id));
    }
}
