package cytodiffusion.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.smear.CellSpec;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SyntheticSmear;
import cytodiffusion.stats.Median;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CellSizeTest {
    private static final int SIDE = 100;

    /** A field of three tones of green: discs by their centre, radius and tone. */
    private static RgbImage field(double[]... discs) {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < SIDE * SIDE; i++) {
            double green = 230;
            for (double[] disc : discs) {
                int row = i / SIDE;
                double dx = i % SIDE - disc[0];
                double dy = row - disc[1];
                green = dx * dx + dy * dy <= disc[2] * disc[2] ? disc[3] : green;
            }
            pixels[3 * i] = (byte) 200;
            pixels[3 * i + 1] = (byte) green;
            pixels[3 * i + 2] = (byte) 200;
        }
        return new RgbImage(SIDE, SIDE, pixels);
    }

    @Test
    void theNucleusOfAPaleCellAmongRedCellsIsMeasured() {
        RgbImage image = field(
                new double[] {20, 80, 14, 150},
                new double[] {85, 20, 14, 150},
                new double[] {50, 50, 20, 160},
                new double[] {50, 50, 12, 40});

        assertEquals(24, CellSize.diameter(image).orElseThrow(), 0.5);
    }

    @Test
    void nucleiAtTheEdgeBelongToNeighbours() {
        RgbImage alone = field(new double[] {50, 50, 10, 40}, new double[] {20, 80, 14, 150});
        RgbImage neighbour =
                field(new double[] {50, 50, 10, 40}, new double[] {20, 80, 14, 150}, new double[] {92, 50, 7, 40});

        assertEquals(
                CellSize.diameter(alone).orElseThrow(),
                CellSize.diameter(neighbour).orElseThrow(),
                1e-9);
    }

    @Test
    void lobesAreMeasuredTogether() {
        RgbImage lobes =
                field(new double[] {20, 80, 14, 150}, new double[] {42, 50, 6, 40}, new double[] {58, 50, 6, 40});

        assertTrue(CellSize.diameter(lobes).orElseThrow() > 20, "more than one lobe's 12 pixels");
    }

    @Test
    void anEmptyFieldHasNoCell() {
        assertTrue(CellSize.diameter(field()).isEmpty());
        assertTrue(CellSize.diameter(field(new double[] {10, 10, 8, 40})).isEmpty(), "only a neighbour");
    }

    /** The second microscope's field is 28 µm wide instead of 36: the same cells are 1.29 times as large. */
    @Test
    void theSameDrawnCellsAreAsMuchLargerAsTheMagnification() {
        for (String cellClass : new String[] {"neutrophil", "lymphocyte", "monocyte"}) {
            double ratio = median(cellClass, Domain.SECOND_MICROSCOPE) / median(cellClass, Domain.REFERENCE);

            assertEquals(36.0 / 28, ratio, 0.08, cellClass);
        }
    }

    /** Another stain at the same magnification changes next to nothing. */
    @Test
    void theStainDoesNotMatter() {
        for (String cellClass : new String[] {"neutrophil", "lymphocyte", "monocyte"}) {
            double ratio = median(cellClass, Domain.SECOND_STAIN) / median(cellClass, Domain.REFERENCE);

            assertEquals(1, ratio, 0.05, cellClass);
        }
    }

    private static double median(String cellClass, Domain domain) {
        DoubleStream diameters = LongStream.range(0, 15)
                .mapToObj(seed -> CellSize.diameter(
                        SyntheticSmear.draw(CellSpec.of(cellClass).in(domain), seed)
                                .image()))
                .flatMapToDouble(d -> d.stream());
        return Median.of(diameters.toArray());
    }
}
