package cytodiffusion.paper.cytodiffusion.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.SplitPart;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.diffusion.DpmSolver;
import cytodiffusion.evaluation.cells.CellSet;
import cytodiffusion.model.OpenModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.training.ModelTraining;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drawn and real cells of a generator that was trained for one step. */
class DrawnCellsTest {
    private static final int PER_CLASS = 20;
    private static final int BATCH = 16;

    @TempDir
    private static Path folder;

    private static Path data;
    private static OpenModel generator;

    @BeforeAll
    static void train() throws IOException {
        data = folder.resolve("data");
        new SmearDataset(List.of("lymphocyte", "platelet"), PER_CLASS, 1, Domain.REFERENCE, 48)
                .write(data, Progress.SILENT, () -> false);
        TrainingPlan plan = TrainingPlan.DEFAULT.preset("tiny").generator(true);
        TrainingRequest request = TrainingRequest.of(data, folder.resolve("generator"), plan)
                .precision("fp32")
                .steps(1);
        ModelTraining.run(request, () -> false, Progress.SILENT);
        generator = new OpenModel(folder.resolve("generator"), "fp32");
    }

    @AfterAll
    static void close() {
        generator.close();
    }

    @Test
    void goesOnAfterAnInterruptAndDrawsNothingTwice() throws IOException {
        DrawnCells cells = new DrawnCells(generator, 3);
        List<Long> drawnAtOnce = new ArrayList<>();
        Progress counting = work -> {
            drawnAtOnce.add(work.total());
            return (done, message) -> {};
        };
        DpmSolver sampler = new DpmSolver(1);
        boolean[] asked = {false};
        IOException problem = assertThrows(
                IOException.class,
                () -> cells.draw(
                        sampler,
                        10,
                        () -> {
                            boolean second = asked[0];
                            asked[0] = true;
                            return second;
                        },
                        counting));
        assertTrue(problem.getMessage().contains(BATCH + " of 20"), problem.getMessage());

        CellSet all = cells.draw(sampler, 10, () -> false, counting);
        assertEquals(List.of(20L, 20L - BATCH), drawnAtOnce);
        assertEquals(20, all.size());
        CellSet fewer = cells.draw(sampler, 2, () -> false, counting);
        assertSame(all.images().get(10), fewer.images().get(2));
        assertEquals(2, drawnAtOnce.size(), "what is there is not drawn again");
    }

    @Test
    void realCellsAreThoseThatTheCardLists() throws IOException {
        RealCells real = new RealCells(ImageFolder.scan(data), generator, generator.preprocessing(), Progress.SILENT);
        CellSet training = real.ofSplit(SplitPart.TRAIN);
        CellSet unseen = real.ofSplit(SplitPart.TEST, SplitPart.VALIDATION);
        assertEquals(2 * PER_CLASS, training.size() + unseen.size());
        assertEquals(32, unseen.imageSize());
        IOException problem = assertThrows(IOException.class, () -> real.ofSplit(SplitPart.UNUSED));
        assertTrue(problem.getMessage().contains("that it was trained on"), problem.getMessage());

        CellSet rebuilt = RealCells.throughAutoencoder(unseen, generator);
        assertArrayEquals(unseen.labels(), rebuilt.labels());
        assertEquals(unseen.imageSize(), rebuilt.imageSize());
    }
}
