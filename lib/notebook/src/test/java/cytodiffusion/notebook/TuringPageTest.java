package cytodiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.paper.cytodiffusion.turing.TuringTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuringPageTest {
    @Test
    void isShownWithItsPathAndWhereAnswersGo(@TempDir Path folder) throws IOException {
        assertThrows(IllegalArgumentException.class, () -> new TuringPage(folder));
        Files.createFile(folder.resolve(TuringTest.PAGE));

        TuringPage page = new TuringPage(folder);

        assertTrue(page.html().contains("href=\"file:///"), page.html());
        assertTrue(page.text().contains(folder.resolve("turing-test.html").toString()), page.text());
        assertTrue(page.text().contains(folder.resolve("answers").toString()), page.text());
    }
}
