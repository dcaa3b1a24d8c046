package cytodiffusion.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.diffusion.CellGenerator.Cell;
import cytodiffusion.diffusion.DpmSolver;
import cytodiffusion.model.ShippedModels.Role;
import cytodiffusion.model.ShippedModels.Shipped;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedModelsTest {
    static List<Shipped> all() {
        return ShippedModels.all();
    }

    static List<Shipped> judges() {
        return all().stream().filter(model -> model.role() != Role.GAN).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void tellsWhereItComesFrom(Shipped shipped) throws IOException {
        assertEquals(
                Set.of("train", "validation", "test"),
                shipped.card().training().split().keySet());
        String page = Files.readString(shipped.folder().resolve(ShippedModels.PAGE));
        assertTrue(page.contains("Not a medical device"), page);
        assertTrue(page.contains("environment/cyto train"), page);
    }

    @ParameterizedTest
    @MethodSource("judges")
    void opensAsWhatItIs(Shipped shipped) {
        try (TrainedModel model = TrainedModel.open(shipped.folder(), "fp32")) {
            boolean network = shipped.role() == Role.NETWORK;
            assertEquals(!network, model.drawsTrials());
            assertTrue(model.card().training().progress().get(network ? "steps" : "unetSteps") > 0);
            if (!network) {
                assertEquals(4, model.card().weighting().length - 1, "degree of the fitted polynomial");
            }
        }
    }

    @Test
    void aGenerativeAdversarialNetworkDrawsEachOfItsClasses() {
        Shipped shipped = all().stream()
                .filter(model -> model.role() == Role.GAN)
                .findFirst()
                .orElseThrow();
        List<String> drawn = new ArrayList<>();
        try (GenerativeModel generator = GenerativeModel.open(shipped.folder(), "fp32", new DpmSolver(1))) {
            List<String> classes = generator.card().classes();
            generator.draw(
                    Cell.ofEach(classes.size(), 1),
                    0,
                    (cell, image) -> drawn.add(classes.get(cell.label()) + " " + image.width()),
                    () -> false,
                    Progress.SILENT);
            assertEquals(classes.stream().map(name -> name + " 64").toList(), drawn);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isLightEnoughForARepository(Shipped shipped) throws IOException {
        boolean small = shipped.id().startsWith("smear") || shipped.role() == Role.NETWORK;
        long limit = small ? 4L << 20 : 12L << 20;
        assertTrue(bytes(shipped.folder()) <= limit, bytes(shipped.folder()) + " bytes");
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void aNameMeansAShippedModelUnlessThereIsSuchAFolder(@TempDir Path folder) {
        assertTrue(Files.exists(ShippedModels.resolve(Path.of("smear")).resolve("cytodiffusion.json")));
        assertEquals(folder, ShippedModels.resolve(folder));
        assertEquals(Path.of("no-such-model"), ShippedModels.resolve(Path.of("no-such-model")));
    }

    @Test
    void theModelOfADatasetIsTheOneWhoseCardListsItsImages(@TempDir Path folder) throws IOException {
        Shipped shipped = all().get(0);
        for (String id : shipped.card().training().split().get("test")) {
            Path file = folder.resolve(id + ".png");
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
        assertEquals(
                shipped.folder(),
                ShippedModels.trainedOn(ImageFolder.scan(folder), Set.of(), Role.CLASSIFIER)
                        .orElseThrow());

        Files.createFile(folder.resolve(shipped.card().classes().get(0)).resolve("another.png"));
        assertFalse(ShippedModels.trainedOn(ImageFolder.scan(folder), Set.of(), Role.CLASSIFIER)
                .isPresent());
    }

    /** A notebook that wants the diffusion classifier of some images must not get a network. */
    @Test
    void aNetworkIsNoClassifierOfADataset() {
        assertTrue(all().stream()
                .filter(model -> !ModelKind.of(model.folder()).drawsTrials())
                .allMatch(model -> model.role() == Role.NETWORK || model.role() == Role.GAN));
    }

    @Test
    void aModelInAnArchiveIsUnpackedOnce(@TempDir Path folder) throws IOException {
        Path archive = folder.resolve("library.jar");
        try (FileSystem jar =
                FileSystems.newFileSystem(URI.create("jar:" + archive.toUri()), Map.of("create", "true"))) {
            try (Stream<Path> files = Files.walk(all().get(0).folder())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path entry = jar.getPath(
                            "model", all().get(0).folder().relativize(file).toString());
                    Files.createDirectories(entry.getParent());
                    Files.copy(file, entry);
                }
            }
        }
        System.setProperty("cyto.work", folder.resolve("work").toString());
        try {
            Path unpacked = ShippedModels.folder(all().get(0), new URL("jar:" + archive.toUri() + "!/model/"));
            assertTrue(unpacked.startsWith(folder.resolve("work")), unpacked.toString());
            assertEquals(bytes(all().get(0).folder()), bytes(unpacked));
        } finally {
            System.clearProperty("cyto.work");
        }
    }
}
