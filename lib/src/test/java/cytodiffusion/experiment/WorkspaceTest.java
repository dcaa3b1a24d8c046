package cytodiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @Test
    void isTheTargetFolderOfTheProjectAround(@TempDir Path folder) throws IOException {
        Path project = Files.createDirectories(folder.resolve("project"));
        Files.createFile(project.resolve("pom.xml"));
        Path notebooks = Files.createDirectories(project.resolve("notebooks"));

        assertEquals(project.resolve("target"), Workspace.around(notebooks));
        assertEquals(folder.getRoot().resolve("target"), Workspace.around(folder.getRoot()));
    }
}
