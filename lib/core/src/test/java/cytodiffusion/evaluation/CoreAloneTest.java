package cytodiffusion.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.progress.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The core of the library needs neither tables, charts, Jupyter nor the command's parser. */
class CoreAloneTest {
    /** One class of each library that only other modules have. */
    private static final List<String> NOT_IN_THE_CORE = List.of(
            "tech.tablesaw.api.Table",
            "org.knowm.xchart.XYChart",
            "io.github.spencerpark.jupyter.kernel.BaseKernel",
            "picocli.CommandLine");

    private static final Path MODEL = Path.of("..", "models", "src", "main", "models", "smear");

    @TempDir
    private Path folder;

    @Test
    void classifiesAnImage() throws IOException, InterruptedException {
        new SmearDataset(List.of("platelet"), 1, 3, Domain.REFERENCE, 96)
                .write(folder.resolve("cells"), Progress.SILENT, () -> false);
        Path image = ImageFolder.scan(folder.resolve("cells")).images().get(0).path();
        assertEquals("platelet", said(MODEL.toString(), image.toString()).strip());
    }

    /** What a process says that has the module's class path for users, and this class's folder. */
    private String said(String model, String image) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                String.join(
                        File.pathSeparator,
                        "target/classes",
                        Files.readString(Path.of("target", "runtime.classpath")).strip(),
                        "target/test-classes"),
                CoreProcess.class.getName(),
                model,
                image));
        command.addAll(NOT_IN_THE_CORE);
        Path printed = folder.resolve("printed.txt");
        Path problems = folder.resolve("problems.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(printed.toFile())
                .redirectError(problems.toFile())
                .start();
        try {
            int status = process.waitFor();
            assertEquals(0, status, Files.readString(problems));
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(printed);
    }
}
