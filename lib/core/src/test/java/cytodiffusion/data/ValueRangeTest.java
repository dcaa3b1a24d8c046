package cytodiffusion.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cytodiffusion.data.image.ImageFile;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.pixels.ColorSpace;
import cytodiffusion.data.pixels.PixelFile;
import cytodiffusion.data.pixels.PixelImage;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueRangeTest {
    private static final ValueRange TWELVE = new ValueRange(Map.of(16, 12));

    @TempDir
    private Path folder;

    private Path twelve;
    private Path sixteen;
    private Path eight;

    /** Grey 0, 1,000 and 4,095 of 12 bits in a file of 16; the same brightness in all 16; and in 8. */
    @BeforeEach
    void write() throws IOException {
        twelve = write("twelve.png", 16, 0, 1000 / 65_535f, 4095 / 65_535f);
        sixteen = write("sixteen.png", 16, 0, 1000 / 4095f, 1);
        eight = write("eight.png", 8, 0, 62 / 255f, 1);
    }

    private Path write(String name, int bits, float... values) throws IOException {
        PixelImage image = new PixelImage(values.length, 1, 1, bits, ColorSpace.SRGB, values);
        return Files.write(folder.resolve(name), PixelFile.png(image));
    }

    private static List<String> notes(ValueRange taken, Path... files) {
        return survey(files).notes(taken, "--range ");
    }

    private static RangeSurvey survey(Path... files) {
        return RangeSurvey.of(List.of(files), files.length, Progress.SILENT, () -> false);
    }

    private static List<Integer> greys(RgbImage image) {
        return List.of(image.get(0, 0, 0), image.get(1, 0, 1), image.get(2, 0, 2));
    }

    @Test
    void theLargestValueInUseBecomesWhite() throws IOException {
        assertEquals(List.of(0, 4, 16), greys(ImageFile.read(twelve)), "1000 / 257 and 4095 / 257");
        assertEquals(List.of(0, 62, 255), greys(TWELVE.read(twelve)), "1000 * 255 / 4095");
        assertEquals(List.of(0, 255, 255), greys(TWELVE.read(sixteen)), "what is brighter is cut off");
        assertEquals(List.of(0, 62, 255), greys(TWELVE.read(eight)), "files of another depth stay as they are");
    }

    @Test
    void aCameraOfTwelveBitsShowsWhatTheOrdinaryFileDoes() throws IOException {
        Path file = Files.write(
                folder.resolve("case.png"), Pictures.archive("pixels/cases.zip").get("gray12in16.png"));
        RgbImage image = survey(file).range().read(file);
        double sum = 0;
        for (byte value : image.pixels()) {
            sum += value & 0xff;
        }
        assertEquals(197, sum / image.pixels().length, 0.6);
    }

    @Test
    void theRangeIsThatOfAllImagesInWholeBits() throws IOException {
        assertEquals(TWELVE, survey(twelve, eight).range());
        assertEquals(
                TWELVE,
                survey(twelve, write("darker.png", 16, 0, 0, 2500 / 65_535f)).range());
        assertEquals(ValueRange.FULL, survey(twelve, sixteen).range());
        assertEquals(
                new ValueRange(Map.of(8, 1)),
                survey(write("black.png", 8, 0, 0, 0)).range());
        assertEquals("12 of 16 bits", TWELVE.toString());
        assertEquals("full", ValueRange.FULL.toString());
    }

    @Test
    void lessThanAnEighthOfTheRangeIsNoted() throws IOException {
        assertEquals(List.of(), notes(ValueRange.FULL, eight, sixteen));
        assertEquals(List.of(), notes(TWELVE, twelve), "as in the model's training");
        assertEquals(
                List.of("the values of the 16-bit files fill less than an eighth of their range, as of a camera of 12"
                        + " bits, so that a model sees them nearly black: --range data takes the largest value in use"
                        + " for white"),
                notes(ValueRange.FULL, twelve, eight));
        assertEquals(
                List.of(
                        "in 1 of 2 16-bit files, twelve.png for one, the values fill less than an eighth of their range,"
                                + " so that a model sees them nearly black: --range data, given for such files alone, takes the"
                                + " largest value in use for white"),
                notes(ValueRange.FULL, twelve, sixteen));
        Path eighth = write("eighth.png", 8, 0, 0, 32 / 255f);
        assertEquals(List.of(), notes(ValueRange.FULL, eighth));
        assertEquals(
                1, notes(ValueRange.FULL, write("less.png", 8, 0, 0, 31 / 255f)).size());
    }

    @Test
    void whatAModelsRangeCutsOffIsNoted() throws IOException {
        assertEquals(
                List.of("the 16-bit files use 16 bits, of which 12 are taken for all of the range, as in the model's"
                        + " training, so that what is brighter is white: --range full takes the values as they are"),
                notes(TWELVE, sixteen, eight));
    }

    @Test
    void unreadableFilesArePassedOverAndFewAreLookedAt() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.png"), "nothing");
        assertEquals(TWELVE, survey(broken, twelve).range());
        RangeSurvey some = RangeSurvey.of(List.of(twelve, eight, twelve, eight), 2, Progress.SILENT, () -> false);
        assertEquals(TWELVE, some.range(), "every second one");
    }

    @Test
    void theImagesOfAFolderAreShownInItsRange() throws IOException {
        Path file = folder.resolve("cells/a/1.png");
        Files.createDirectories(file.getParent());
        Files.copy(twelve, file);
        DataFolder cells = DataFolder.of(folder.resolve("cells"));

        ImageFolder scaled = cells.in(TWELVE).scan();

        assertEquals(List.of(0, 4, 16), greys(cells.scan().images().get(0).read()));
        assertEquals(List.of(0, 62, 255), greys(scaled.images().get(0).read()));
        assertEquals(
                List.of(0, 62, 255),
                greys(scaled.withClasses(List.of("b", "a")).images().get(0).read()),
                "relabelled, too");
    }

    @Test
    void aSampleHasNoMoreBitsInUseThanItHas() {
        assertThrows(IllegalArgumentException.class, () -> new ValueRange(Map.of(8, 9)));
        assertThrows(IllegalArgumentException.class, () -> new ValueRange(Map.of(8, 0)));
        assertThrows(IllegalArgumentException.class, () -> new ValueRange(Map.of(32, 12)));
    }
}
