package cytodiffusion.paper.cytodiffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.RangeChoice;
import cytodiffusion.data.TwelveBits;
import cytodiffusion.data.ValueRange;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyRangeTest {
    private static final ValueRange TWELVE = new ValueRange(Map.of(16, 12));
    private static final ValueRange EIGHT = new ValueRange(Map.of(16, 8));

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();
    private final Progress told = new Progress() {
        @Override
        public Task start(Work work) {
            return SILENT.start(work);
        }

        @Override
        public void note(String sentence) {
            notes.add(sentence);
        }
    };
    private ImageFolder cells;

    @BeforeEach
    void draw() throws IOException {
        TwelveBits.draw(folder.resolve("bright"), folder.resolve("dark"), 1, 32);
        cells = ImageFolder.scan(folder.resolve("dark"));
    }

    private Optional<ValueRange> range(RangeChoice choice, ValueRange ofModel) throws IOException {
        return new StudyRange(Optional.ofNullable(choice), Optional.ofNullable(ofModel)).of(cells, told);
    }

    @Test
    void whatIsAskedForCounts() throws IOException {
        assertEquals(Optional.of(TWELVE), range(RangeChoice.DATA, null));
        assertEquals(Optional.of(TWELVE), range(RangeChoice.DATA, EIGHT), "more than the named model's");
        assertEquals(Optional.of(ValueRange.FULL), range(RangeChoice.FULL, TWELVE));
        assertEquals(List.of(), notes);
    }

    @Test
    void elseTheNamedModelsRangeDoesAndWhatDoesNotFitIsNoted() throws IOException {
        assertEquals(Optional.of(TWELVE), range(null, TWELVE));
        assertEquals(List.of(), notes);

        assertEquals(Optional.empty(), range(null, null));
        assertEquals(Optional.of(EIGHT), range(null, EIGHT));
        assertEquals(2, notes.size());
        assertTrue(notes.get(0).endsWith("CYTO_RANGE=data takes the largest value in use for white"), notes.get(0));
        assertTrue(notes.get(1).endsWith("CYTO_RANGE=full takes the values as they are"), notes.get(1));
    }

    @Test
    void aMeasurementThatWasInterruptedIsNoRange() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(IOException.class, () -> range(RangeChoice.DATA, null));
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void theEnvironmentNamesTheChoice() {
        assertEquals(Optional.empty(), StudyRange.choice(null));
        assertEquals(Optional.empty(), StudyRange.choice(" "));
        assertEquals(Optional.of(RangeChoice.DATA), StudyRange.choice("data"));
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> StudyRange.choice("dat"));
        assertEquals("CYTO_RANGE takes full or data, not 'dat'", refused.getMessage());
    }
}
