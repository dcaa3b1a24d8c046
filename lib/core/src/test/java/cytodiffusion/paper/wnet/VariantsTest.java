package cytodiffusion.paper.wnet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.DataFolder;
import cytodiffusion.run.Job;
import cytodiffusion.run.Sent;
import cytodiffusion.stats.CellAnswers;
import cytodiffusion.stats.bootstrap.CrossedEstimate;
import cytodiffusion.training.TrainingLength;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VariantsTest {
    private static final List<String> CLASSES = List.of("basophil", "monocyte");

    static Stream<String> studies() {
        return Variants.studies().stream();
    }

    @ParameterizedTest
    @MethodSource("studies")
    void everyVariantCanBeBuiltAndHasAFolderOfItsOwn(String study) {
        List<Variant> variants = Variants.study(study);
        Set<String> folders = new HashSet<>();
        for (Variant variant : variants) {
            var recipe = variant.plan(1).baseline().orElseThrow();
            assertTrue(recipe.network(5, variant.plan(1).space()).tensors().size() > 2, variant.name());
            folders.add(job(variant).name());
        }
        assertEquals(variants.size(), folders.size());
        assertTrue(folders.stream().allMatch(name -> name.matches("[A-Za-z0-9-]+")), folders.toString());
    }

    @Test
    void depthHasTwentyNetworksAndTheSearchADozen() {
        assertEquals(20, Variants.study("depth").size());
        assertEquals(12, Variants.study("lstm-search").size());
        assertThrows(IllegalArgumentException.class, () -> Variants.study("width"));
    }

    private static VariantJob job(Variant variant) {
        return new VariantJob(
                variant,
                2,
                new TrainingLength(0, null, 3),
                DataFolder.of(Path.of("cells")),
                Map.of("train", List.of("a/1"), "validation", List.of("a/2"), "test", List.of("a/3")),
                "pbc");
    }

    @Test
    void anotherProcessGetsTheSameJob() throws IOException {
        Job job = job(Variants.imbalance("w-net-small").get(2));
        assertEquals(job, Sent.copy(job));
        assertEquals(List.of(List.of("batch-64-weighted", "2")), job.keys());
    }

    private static VariantRow row(int seed, int... predicted) {
        return new VariantRow("w-net", seed, new CellAnswers(CLASSES, new int[] {0, 1, 1, 1}, predicted), 0.9, 2.5, 60);
    }

    /** Basophils are right in one of two trainings, monocytes in five of six cases. */
    @Test
    void trainingsAreCountedByClass() {
        List<VariantRow> rows = List.of(row(1, 0, 1, 1, 1), row(2, 1, 1, 1, 0));
        CrossedEstimate all = VariantRow.balanced(rows);
        assertEquals((0.5 + 5 / 6.0) / 2, all.value(), 1e-12);
        assertEquals(5 / 6.0, VariantRow.ofClass(rows, 1).value(), 1e-12);
        assertArrayEquals(new int[][] {{0, 1}, {1, 2}}, rows.get(1).confusion().counts());
        assertEquals(
                List.of("w-net", "2", "4", "2", "0.333333", "0.900000", "2.50000", "60.0000", "0111", "1110"),
                rows.get(1).fields());
    }

    @Test
    void trainingsOfOtherCellsAreNotCountedTogether() {
        VariantRow other = new VariantRow(
                "w-net", 2, new CellAnswers(CLASSES, new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 1}), 0.9, 2.5, 60);
        assertThrows(IllegalArgumentException.class, () -> VariantRow.balanced(List.of(row(1, 0, 1, 1, 1), other)));
    }
}
