package cytodiffusion.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @Test
    void foldersAreShownFromTheProjectOrFromHome() {
        Path project = Path.of("/somewhere/project");
        Path home = Path.of("/home/me");

        assertEquals("target/runs", Workspace.shown(Path.of("/somewhere/project/target/runs"), project, home));
        assertEquals("~/cells", Workspace.shown(Path.of("/home/me/cells"), project, home));
        assertEquals("/data/cells", Workspace.shown(Path.of("/data/cells"), project, home));
    }

    @Test
    void isTheTargetFolderOfTheProjectAround(@TempDir Path folder) throws IOException {
        Path project = Files.createDirectories(folder.resolve("project"));
        Files.createFile(project.resolve("pom.xml"));
        Path notebooks = Files.createDirectories(project.resolve("notebooks"));

        assertEquals(project.resolve("target"), Workspace.around(notebooks));
        assertEquals(folder.getRoot().resolve("target"), Workspace.around(folder.getRoot()));
    }
}
