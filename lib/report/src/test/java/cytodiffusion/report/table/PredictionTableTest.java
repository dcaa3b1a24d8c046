package cytodiffusion.report.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.Failure;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.evaluation.PredictionFile;
import cytodiffusion.evaluation.PredictionRow;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class PredictionTableTest {
    private static final List<String> CLASSES = List.of("IG", "monocyte, activated");

    @TempDir
    private Path folder;

    private static Evaluation.Row row(String image, String label, String predicted, double confidence) {
        double[] errors = {confidence / 3, Math.PI * 1e-9};
        return new Evaluation.Row(new Prediction(image, label, predicted, errors, confidence), 20, 40, 0.5);
    }

    private static OutOfSample predictions() {
        return new OutOfSample(
                CLASSES,
                List.of(row("a", "IG", "IG", 0.1), row("b", "IG", "monocyte, activated", 1.0 / 3)),
                List.of(new Failure(Path.of("broken.png"), "is empty")),
                "a test",
                true,
                Map.of("a", 1, "b", 2));
    }

    @Test
    void hasTheColumnsOfTheSchemaAndSaysWhatTheErrorsAreOf() {
        Table table = PredictionTable.of(predictions());

        List<String> names = new ArrayList<>(PredictionFile.COLUMNS);
        names.addAll(List.of("error_1", "error_2"));
        assertEquals(names, table.columnNames());
        assertEquals(CLASSES, PredictionTable.classes(table));
        assertEquals(List.of(1, 2), table.intColumn("fold").first(2).asList());
        assertEquals("is empty", table.stringColumn("failure").get(2));
        assertTrue(table.intColumn("trials").isMissing(2), "nobody tried");
        assertTrue(table.stringColumn("model").isMissing(0), "there is one model only");
    }

    @Test
    void theNamesOfTheClassesStayWhileRowsAreChosen() {
        Table table = PredictionTable.of(predictions());

        Table chosen = table.where(table.stringColumn("label").isEqualTo("IG")).sortDescendingOn("confidence");

        assertEquals("b", chosen.stringColumn("image").get(0));
        assertEquals(CLASSES, PredictionTable.classes(chosen));
    }

    @Test
    void readsBackWithEqualValues() throws IOException {
        Table table = PredictionTable.of(predictions());
        Path file = folder.resolve("mine.csv");

        PredictionTable.write(table, file);
        Table read = PredictionTable.read(file);

        assertEquals(CLASSES, PredictionTable.classes(read));
        assertEquals(table.columnNames(), read.columnNames());
        for (String column : table.columnNames()) {
            assertEquals(table.column(column).asList(), read.column(column).asList(), column);
        }
        assertEquals(1.0 / 3, read.doubleColumn("confidence").get(1), "every digit");
    }

    @Test
    void readsWhatEarlierVersionsWrote() throws IOException {
        Path file = folder.resolve("predictions.csv");
        Files.writeString(
                file,
                "image,label,predicted,confidence,trials,evaluations,error IG,\"error monocyte, activated\"\n"
                        + "a,IG,IG,0.25,20,40,0.5,0.75\nb,\"monocyte, activated\",IG,0.1,20,40,0.5,NaN\n");

        Table read = PredictionTable.read(folder);

        assertEquals(CLASSES, PredictionTable.classes(read), "as the rows spell them");
        assertArrayEquals(
                new double[] {0.75, Double.NaN}, read.doubleColumn("error_2").asDoubleArray());
        assertTrue(read.intColumn("fold").isMissing(0));
    }

    @Test
    void readsATableThatAPersonMade() throws IOException {
        Path file = folder.resolve("mine.csv");
        Files.writeString(file, "image;confidence;predicted;label\nx;0,5;b;a\n");

        List<PredictionRow> rows = PredictionTable.rows(PredictionTable.read(file));

        assertEquals(0.5, rows.get(0).confidence());
        assertEquals("b", rows.get(0).predicted());
        assertEquals(0, rows.get(0).errors().length);
    }

    @Test
    void saysWhichLineMakesNoSense() throws IOException {
        Path file = folder.resolve("mine.csv");
        Files.writeString(file, "image,label,predicted,confidence,trials\nx,a,b,0.5,twenty\n");

        String message = assertThrows(IOException.class, () -> PredictionTable.read(file))
                .getMessage();

        assertTrue(message.contains("line 2: \"twenty\" in the column \"trials\" is no number"), message);
    }

    @Test
    void classesThatDoNotBelongToTheErrorsAreRefused() throws IOException {
        Path file = folder.resolve("mine.csv");
        PredictionTable.write(PredictionTable.of(predictions()), file);
        Files.writeString(PredictionFile.classesBeside(file), "error,class\nerror_1,IG\n");

        String message = assertThrows(IOException.class, () -> PredictionTable.read(file))
                .getMessage();

        assertTrue(message.contains("names 1 classes"), message);
    }
}
