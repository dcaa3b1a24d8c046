package cytodiffusion.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The memory of a process at work, whose Java heap is of one size from the start, so that all that grows is libtorch's. A
 * leak of one small array a step or image would be seen.
 */
@Tag("endurance")
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
class EnduranceTest {
    private static final double MOST_MEBIBYTES = 24;

    @TempDir
    private Path folder;

    @Test
    void memoryIsFlatOver2000TrainingSteps() throws IOException, InterruptedException {
        assertFlat("train", 2000, 50);
    }

    @Test
    void memoryIsFlatOver500ClassifiedImages() throws IOException, InterruptedException {
        assertFlat("classify", 500, 10);
    }

    private void assertFlat(String work, int units, int every) throws IOException, InterruptedException {
        Path printed = folder.resolve("printed.txt");
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms256m",
                        "-Xmx256m",
                        "-XX:+AlwaysPreTouch",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EnduringProcess.class.getName(),
                        work,
                        folder.toString(),
                        Integer.toString(units))
                .redirectOutput(printed.toFile())
                .redirectError(said.toFile());
        Process process = builder.start();
        try {
            assertEquals(0, process.waitFor(), () -> read(said));
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(printed);
        assertEquals(units / every, lines.size());
        SimpleRegression line = new SimpleRegression();
        // Caches fill and code is compiled during the first third.
        for (String text : lines.subList(lines.size() / 3, lines.size())) {
            String[] numbers = text.split(" ");
            line.addData(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
        }
        double growth = line.getSlope() * units;
        System.out.printf("%s: %.1f MiB more over %d, at %.0f MiB%n", work, growth, units, line.predict(units));
        assertTrue(growth < MOST_MEBIBYTES, () -> growth + " MiB over " + units + ":\n" + String.join("\n", lines));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
