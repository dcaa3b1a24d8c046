package cytodiffusion.data.smear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.image.PngFile;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmearDatasetTest {
    private static final Stop NEVER = () -> false;

    @TempDir
    Path folder;

    private static SmearDataset dataset(int perClass) {
        return new SmearDataset(List.of("immature granulocyte", "platelet"), perClass, 42, Domain.REFERENCE, 48);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void writesAFolderForEachClassAndARecord() throws IOException {
        assertEquals(4, dataset(2).write(folder, Progress.SILENT, NEVER));

        assertEquals(
                List.of(
                        "immature granulocyte/immature-granulocyte_00001.png",
                        "immature granulocyte/immature-granulocyte_00002.png",
                        "platelet/platelet_00001.png",
                        "platelet/platelet_00002.png",
                        "synthetic-smear.json"),
                files(folder));
        String record = Files.readString(folder.resolve(SmearDataset.RECORD));
        assertTrue(record.contains("\"seed\":42") && record.contains("\"name\":\"reference\""), record);
    }

    @Test
    void filesHoldWhatTheDatasetDraws() throws IOException {
        dataset(2).write(folder, Progress.SILENT, NEVER);

        Path file = folder.resolve(SmearDataset.imageFile("platelet", 2));
        RgbImage read = RgbImage.of(ImageIO.read(file.toFile()));
        assertArrayEquals(dataset(2).draw("platelet", 2).image().pixels(), read.pixels());
    }

    @Test
    void aLargerDatasetContainsTheSmaller() throws IOException {
        dataset(1).write(folder, Progress.SILENT, NEVER);
        Path file = folder.resolve(SmearDataset.imageFile("immature granulocyte", 1));
        byte[] before = Files.readAllBytes(file);
        dataset(3).write(folder, Progress.SILENT, NEVER);

        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(7, files(folder).size());
    }

    @Test
    void whatIsThereIsNotDrawnAgain() throws IOException {
        dataset(2).write(folder, Progress.SILENT, NEVER);
        Path kept = folder.resolve(SmearDataset.imageFile("platelet", 1));
        Path lost = folder.resolve(SmearDataset.imageFile("platelet", 2));
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(kept, longAgo);
        Files.delete(lost);

        assertEquals(4, dataset(2).write(folder, Progress.SILENT, NEVER));

        assertEquals(longAgo, Files.getLastModifiedTime(kept));
        assertTrue(Files.exists(lost));
    }

    @Test
    void refusesAFolderWithOtherSettings() throws IOException {
        dataset(1).write(folder, Progress.SILENT, NEVER);
        SmearDataset other = new SmearDataset(List.of("platelet"), 1, 43, Domain.REFERENCE, 48);

        IOException refusal = assertThrows(IOException.class, () -> other.write(folder, Progress.SILENT, NEVER));
        assertTrue(refusal.getMessage().contains("other settings"), refusal.getMessage());
    }

    @Test
    void refusesAFolderOfRealCells() throws IOException {
        Files.createDirectories(folder.resolve("platelet"));

        IOException refusal = assertThrows(IOException.class, () -> dataset(1).write(folder, Progress.SILENT, NEVER));
        assertTrue(refusal.getMessage().contains("another dataset"), refusal.getMessage());
    }

    @Test
    void aStopLeavesWholeFilesAndTellsHowMany() throws IOException {
        List<Long> told = new ArrayList<>();
        Progress progress = work -> (done, message) -> told.add(done);
        int written = dataset(100).write(folder, progress, () -> !told.isEmpty());

        assertTrue(written > 0 && written < 200, written + " images");
        assertEquals(List.of((long) written), told);
        assertEquals(written + 1, files(folder).size());
        assertFalse(files(folder).stream().anyMatch(name -> name.endsWith(".part")));
    }

    @Test
    void anInterruptDoesNotBreakTheFileUnderWay() throws IOException {
        Thread.currentThread().interrupt();
        int written = dataset(2).write(folder, Progress.SILENT, NEVER);

        assertTrue(Thread.interrupted(), "the interrupt is left for the caller to see");
        assertEquals(4, written);
        assertEquals(5, files(folder).size());
    }

    @Test
    void pngFilesLargerThanOneBlockAreReadBack() throws IOException {
        byte[] pixels = new byte[200 * 150 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 7 + i / 600);
        }
        Path file = folder.resolve("large.png");
        AtomicFile.writeBytes(file, PngFile.encode(new RgbImage(200, 150, pixels)));

        RgbImage read = RgbImage.of(ImageIO.read(file.toFile()));
        assertEquals(200, read.width());
        assertArrayEquals(pixels, read.pixels());
    }

    @Test
    void namesAreQuotedInTheRecord() throws IOException {
        Domain named = new Domain(
                "a \"b\\", Domain.REFERENCE.stain(), Domain.REFERENCE.microscope(), Domain.REFERENCE.camera());

        new SmearDataset(List.of("platelet"), 1, 42, named, 48).write(folder, Progress.SILENT, NEVER);

        String record = Files.readString(folder.resolve(SmearDataset.RECORD));
        assertTrue(record.contains("\"name\":\"a \\\"b\\\\\",\"stain\":{\"azure\":{\"red\":0.6,"), record);
    }
}
