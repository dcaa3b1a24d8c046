package cytodiffusion.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiskFullTest {
    private static final Path FILE = Path.of("/data/results.csv");

    @Test
    void theFileIsNamed() {
        for (String said :
                new String[] {"No space left on device", "Disk quota exceeded", "There is not enough space on the disk"
                }) {
            assertEquals(
                    "Cannot write " + FILE + ": the disk is full (" + said + ")",
                    DiskFull.named(FILE, new IOException(said)).getMessage());
        }
    }

    @Test
    void otherFailuresStayAsTheyAre() {
        IOException other = new IOException("Input/output error");
        assertSame(other, DiskFull.named(FILE, other));
        IOException silent = new IOException();
        assertSame(silent, DiskFull.named(FILE, silent));
    }

    @Test
    void aDeviceThatIsAlwaysFullSaysSo() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "needs Linux's device that is always full");
        try (OutputStream out = Files.newOutputStream(full)) {
            IOException met = assertThrows(IOException.class, () -> out.write(1));
            assertEquals(
                    "Cannot write /dev/full: the disk is full",
                    DiskFull.named(full, met).getMessage().split(" \\(")[0]);
        }
    }
}
