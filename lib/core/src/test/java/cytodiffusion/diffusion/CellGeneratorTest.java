package cytodiffusion.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.diffusion.CellGenerator.Cell;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("numerics")
class CellGeneratorTest {
    private static final Cell SECOND_OF_B = new Cell(1, 2);

    private final NDManager manager = NDManager.newBaseManager();
    private final LatentModel model = TinyModel.random(manager);
    private final CellGenerator generator = new CellGenerator(model, manager, Precision.FP32, new DpmSolver(4), 4);

    @AfterEach
    void close() {
        generator.close();
        model.close();
        manager.close();
    }

    private Map<Cell, RgbImage> draw(List<Cell> cells, long seed) {
        Map<Cell, RgbImage> drawn = new LinkedHashMap<>();
        generator.draw(cells, seed, drawn::put, () -> false, Progress.SILENT);
        return drawn;
    }

    @Test
    void aCellIsTheSameAloneAndAmongOthers() {
        Map<Cell, RgbImage> all = draw(Cell.ofEach(3, 3), 7);
        assertEquals(Cell.ofEach(3, 3), new ArrayList<>(all.keySet()));
        RgbImage alone = draw(List.of(SECOND_OF_B), 7).get(SECOND_OF_B);
        assertArrayEquals(all.get(SECOND_OF_B).pixels(), alone.pixels());
        assertEquals(16, alone.width());
        assertEquals(
                9,
                all.values().stream()
                        .map(i -> Arrays.hashCode(i.pixels()))
                        .distinct()
                        .count());
        assertFalse(Arrays.equals(
                alone.pixels(), draw(List.of(SECOND_OF_B), 8).get(SECOND_OF_B).pixels()));
    }

    @Test
    void anInterruptKeepsTheCellsThatAreFinished() {
        List<Cell> drawn = new ArrayList<>();
        Stop afterTheFirstBatch = () -> !drawn.isEmpty();
        generator.draw(Cell.of(0, 10), 7, (cell, image) -> drawn.add(cell), afterTheFirstBatch, Progress.SILENT);
        assertEquals(Cell.of(0, 4), drawn);
    }
}
