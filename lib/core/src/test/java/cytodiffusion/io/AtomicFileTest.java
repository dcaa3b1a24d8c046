package cytodiffusion.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileAndItsFolderAreMade() throws IOException {
        Path file = folder.resolve("new/notes.txt");

        AtomicFile.writeString(file, "caf\u00e9");

        assertEquals("caf\u00e9", Files.readString(file));
    }

    @Test
    void aFailureLeavesWhatWasThere() throws IOException {
        Path file = folder.resolve("notes.txt");
        AtomicFile.writeString(file, "first");

        assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write('s');
                    throw new IOException("the disk is full");
                }));

        assertEquals("first", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void othersMayReadAFileAsTheyMayAnyOther() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain.txt"), "");
        Path whole = folder.resolve("whole.txt");

        AtomicFile.writeString(whole, "");

        var store = Files.getFileStore(folder);
        assumeTrue(store.supportsFileAttributeView("posix"), "this file system has no POSIX permissions");
        assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(whole));
    }
}
