package cytodiffusion.paper.wnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings of two steps, as the profile {@code smoke} has them. */
@Tag("numerics")
class WNetStudyTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void workHere() {
        System.setProperty("cyto.work", folder.toString());
    }

    @AfterEach
    void workElsewhere() {
        System.clearProperty("cyto.work");
    }

    @Test
    void cellsAreCutAsInThePaperAndShapesAreSeenWhole() throws IOException {
        try (WNetStudy study = WNetStudy.of(WNetProfile.SMOKE, Progress.SILENT)) {
            assertEquals(50, study.cells().images().size());
            TrainedModel ofCells = study.network(study.wNet());
            assertEquals(DrawnCells.CUT, ofCells.card().crop());
            assertEquals(53, DrawnCells.CUT, "200 of 360, of 96 pixels");

            ImageFolder shapes = study.dissimilarShapes(false);
            TrainedModel ofShapes = study.network(study.wNet(), shapes);
            assertEquals(0, ofShapes.card().crop());
            ImageFolder fresh = study.dissimilarShapes(true);
            assertEquals(
                    fresh.images().size(), study.judge(ofShapes, fresh).rows().size());
            assertTrue(ofShapes == study.network(study.wNet(), shapes), "trained once, and kept open");
        }
    }
}
