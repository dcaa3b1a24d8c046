package cytodiffusion.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.smear.Domain;
import cytodiffusion.io.Version;
import cytodiffusion.paper.cytodiffusion.PaperResults;
import cytodiffusion.paper.cytodiffusion.Studies;
import cytodiffusion.paper.cytodiffusion.fewimages.LowDataStudy;
import cytodiffusion.paper.cytodiffusion.fewimages.LowDataTable;
import cytodiffusion.paper.cytodiffusion.shift.DomainShiftExperiment;
import cytodiffusion.paper.cytodiffusion.shift.DomainShiftStudy;
import cytodiffusion.paper.cytodiffusion.shift.ShiftScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The run called example lies among the test resources, its table compressed. */
class RecordedRunTest {
    private static final List<String> COLUMNS = List.of("model", "repetition", "accuracy");

    @TempDir
    private Path folder;

    private ExperimentFolder open(Map<String, String> settings) throws IOException {
        return ExperimentFolder.open(folder, COLUMNS, 2, RunNote.begun("cyto experiment test", settings));
    }

    @Test
    void aRunThatComesWithTheLibraryIsFoundByItsName() {
        RecordedRun run = RecordedRun.find("example").orElseThrow();

        assertEquals("cyto experiment example --out example", run.command());
        assertEquals("a machine, 2 cores", run.machine());
        assertEquals("2025-01-31", run.date());
        assertTrue(run.note().complete());
        assertEquals(List.of("model", "accuracy"), run.table().columns());
        assertEquals(
                Map.of("model", "resnet, small", "accuracy", "0.5"), run.rows().get(0));
        assertEquals(
                "recorded by 'cyto experiment example --out example' on a machine, 2 cores, 2025-01-31",
                run.note().caption());
    }

    @ParameterizedTest
    @ValueSource(strings = {LowDataStudy.NAME, DomainShiftExperiment.NAME})
    void theRunsThatNotebooksShowAreCompleteAndNameTheirCommand(String name) {
        RecordedRun run = RecordedRun.find(name).orElseThrow();

        assertTrue(run.note().complete());
        assertTrue(run.command().startsWith("cyto experiment " + name), run.command());
        assertFalse(run.command().contains("/"), "where it lay on that machine says nothing: " + run.command());
    }

    @Test
    void theTableOfFewImagesIsWhole() {
        LowDataTable table = LowDataTable.of(RecordedRun.find(LowDataStudy.NAME).orElseThrow());

        assertEquals(PaperResults.LOW_DATA_SIZES, table.sizes());
        for (String model : List.of(Studies.LowData.DIFFUSION, "vit-small", "efficientnet-small")) {
            for (int size : table.sizes()) {
                assertEquals(5, table.of(model, size).size(), model + " of " + size);
            }
        }
    }

    @Test
    void everyModelWasTrainedFiveTimesForTheDomains() {
        ShiftScores scores =
                ShiftScores.of(RecordedRun.find(DomainShiftExperiment.NAME).orElseThrow());

        for (String model : List.of(DomainShiftStudy.DIFFUSION, "resnet18-gn-small", "resnet18-small")) {
            for (Domain domain : Domain.presets()) {
                assertEquals(5, scores.repetitions(model, domain.name()).size(), model + ", " + domain.name());
            }
        }
    }

    @Test
    void aRunThatWasNeverRecordedIsNotFound() throws IOException {
        assertTrue(RecordedRun.find("no such run").isEmpty());
        assertTrue(RecordedRun.in(folder).isEmpty());
    }

    @Test
    void whatACommandWroteIsReadAsARecordedRun() throws IOException {
        ExperimentFolder written = open(Map.of("steps", "10"));
        written.add(List.of("a", "1", "0.5"));
        written.finish();

        RecordedRun run = RecordedRun.in(folder).orElseThrow();

        assertEquals(List.of(Map.of("model", "a", "repetition", "1", "accuracy", "0.5")), run.rows());
        assertEquals("cyto experiment test", run.command());
        assertEquals(Version.OF_LIBRARY, run.note().version());
        assertTrue(run.note().complete());
        assertTrue(run.note().seconds() > 0);
        assertTrue(run.date().matches("\\d{4}-\\d\\d-\\d\\d"), run.date());
    }

    @Test
    void rowsThatAreDoneAreThereAfterAnInterrupt() throws IOException {
        ExperimentFolder first = open(Map.of("steps", "10"));
        first.add(List.of("a", "1", "0.5"));
        first.add(List.of("a", "2", "0.6"));

        ExperimentFolder again = open(Map.of("steps", "10"));

        assertTrue(again.has(List.of("a", "2")));
        assertFalse(again.has(List.of("b", "1")));
        again.add(List.of("b", "1", "0.7"));
        assertEquals(3, RecordedRun.in(folder).orElseThrow().rows().size());
        assertFalse(RecordedRun.in(folder).orElseThrow().note().complete());
    }

    @Test
    void theNoteNamesTheCommandThatWentOnLast() throws IOException {
        open(Map.of("steps", "10")).add(List.of("a", "1", "0.5"));
        ExperimentFolder.open(
                        folder,
                        COLUMNS,
                        2,
                        RunNote.begun("cyto experiment test --repetitions 2", Map.of("steps", "10")))
                .add(List.of("a", "2", "0.5"));

        assertEquals(
                "cyto experiment test --repetitions 2",
                RecordedRun.in(folder).orElseThrow().command());
    }

    @Test
    void settingsAreBoundBeforeTheFirstRow() throws IOException {
        open(Map.of("steps", "10")).begin();

        assertEquals(List.of(), RecordedRun.in(folder).orElseThrow().rows());
        assertThrows(IllegalArgumentException.class, () -> open(Map.of("steps", "20")));
    }

    @Test
    void aCompleteTableKeepsItsNoteUntilMoreIsWanted() throws IOException {
        ExperimentFolder first = open(Map.of());
        first.add(List.of("a", "1", "0.5"));
        first.finish();
        String note = Files.readString(folder.resolve(RunNote.FILE));

        ExperimentFolder again = open(Map.of());
        again.add(List.of("a", "1", "0.5"));
        again.finish();
        assertEquals(note, Files.readString(folder.resolve(RunNote.FILE)), "nothing was computed");

        again.begin();
        assertFalse(RecordedRun.in(folder).orElseThrow().note().complete());
    }

    @Test
    void otherSettingsAreRefused() throws IOException {
        open(Map.of("steps", "10", "seed", "1")).add(List.of("a", "1", "0.5"));

        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> open(Map.of("steps", "20", "seed", "1")));

        assertTrue(refused.getMessage().contains("another steps (10, now 20)"), refused.getMessage());
    }

    @Test
    void damagedNotesAreNamed() throws IOException {
        open(Map.of()).add(List.of("a", "1", "0.5"));
        for (String damaged : List.of("{", "null", "{\"command\": \"x\"}")) {
            Files.writeString(folder.resolve(RunNote.FILE), damaged);

            IOException refused = assertThrows(IOException.class, () -> RecordedRun.in(folder));

            assertTrue(refused.getMessage().contains(RunNote.FILE), refused.getMessage());
        }
    }
}
