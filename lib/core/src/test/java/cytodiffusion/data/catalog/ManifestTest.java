package cytodiffusion.data.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final String SMALL =
            """
            {"conformsTo": "http://mlcommons.org/croissant/1.1", "name": "Small", "description": "Two cells.",
             "citeAs": "Nobody (2026).", "license": "CC0", "url": "https://example.org", "cyto:id": "small",
             "cyto:availability": "PUBLIC", "cyto:howToGet": "Ask.",
             "cyto:classes": [{"name": "NGS", "cyto:ours": "neutrophil", "cyto:images": 2}, {"name": "KSC"}],
             "distribution": [
               {"@type": "cr:FileObject", "name": "NGS/a.png", "sha256": "%s"},
               {"@type": "cr:FileSet", "name": "the rest", "includes": "*/*"}]}
            """
                    .formatted("0".repeat(64));

    @Test
    void readsWhatCroissantSays() {
        Manifest manifest = Manifest.parse(SMALL, "small.json");
        assertEquals("small", manifest.id());
        assertEquals(Manifest.Availability.PUBLIC, manifest.availability());
        assertEquals(
                List.of(
                        new Manifest.CellClass("NGS", "neutrophil", OptionalLong.of(2)),
                        new Manifest.CellClass("KSC", "", OptionalLong.empty())),
                manifest.classes());
        assertEquals(List.of(new Manifest.PinnedFile("NGS/a.png", "0".repeat(64))), manifest.files());
        assertEquals("", manifest.stain(), "what nobody could support is absent");
    }

    @Test
    void saysWhatIsMissing() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Manifest.parse(SMALL.replace("citeAs", "cite"), "small.json"))
                .getMessage();
        assertTrue(message.contains("small.json") && message.contains("citeAs"), message);
        for (String broken : new String[] {"", "[]", "{", "{}", SMALL.replace("0".repeat(64), "abc")}) {
            assertThrows(IllegalArgumentException.class, () -> Manifest.parse(broken, "broken.json"), broken);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.png", "/etc/passwd", "a/../../b", "a\\b", "C:/a", "", "a//b", "./a"})
    void refusesPathsOutOfTheDataset(String path) {
        assertThrows(IllegalArgumentException.class, () -> new Manifest.PinnedFile(path, "0".repeat(64)));
    }

    @Test
    void everyManifestOfTheProjectIsPackedAndComplete() throws IOException {
        List<Manifest> manifests = Manifests.all();
        try (Stream<Path> files = Files.list(Path.of("..", "..", "data-manifests"))) {
            Set<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .collect(Collectors.toSet());
            assertEquals(names, manifests.stream().map(m -> m.id() + ".json").collect(Collectors.toSet()));
        }
        Set<String> ours = Set.of(
                "artefact",
                "basophil",
                "blast",
                "eosinophil",
                "erythroblast",
                "immature granulocyte",
                "lymphocyte",
                "monocyte",
                "neutrophil",
                "platelet",
                "");
        for (Manifest manifest : manifests) {
            assertTrue(DataStore.isId(manifest.id()), manifest.id());
            assertFalse(manifest.classes().isEmpty(), manifest.id());
            for (Manifest.CellClass cellClass : manifest.classes()) {
                assertTrue(ours.contains(cellClass.ours()), manifest.id() + ": " + cellClass);
            }
        }
    }

    @Test
    void countsOfClassesAddUp() {
        for (Manifest manifest : Manifests.all()) {
            boolean counted =
                    manifest.classes().stream().allMatch(c -> c.images().isPresent());
            if (counted) {
                long sum = manifest.classes().stream()
                        .mapToLong(c -> c.images().getAsLong())
                        .sum();
                assertEquals(manifest.images(), OptionalLong.of(sum), manifest.id());
            }
        }
    }

    @Test
    void thePapersOwnDatasetSaysThatItIsNotPublic() {
        assertEquals(
                Manifest.Availability.NOT_PUBLIC,
                Manifests.find("cytodiffusion").orElseThrow().availability());
        assertTrue(Manifests.find("pbc-96").isEmpty());
        assertTrue(Manifests.find("../pbc").isEmpty());
    }
}
