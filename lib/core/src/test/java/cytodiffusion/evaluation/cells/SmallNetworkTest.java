package cytodiffusion.evaluation.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.progress.Progress;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.tensor.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** The networks that compare cells, on pictures that are easy to tell apart. */
class SmallNetworkTest {
    private static final SmallNetwork.Size SIZE = new SmallNetwork.Size(8, 40);

    private static SmallNetwork trained() {
        return SmallNetwork.train("Learning", Blots.of(20, 100), SIZE, Precision.FP32, 1, () -> false, Progress.SILENT);
    }

    @Test
    void fidelityTellsPicturesOfTheSameKindFromOthers() {
        try (SmallNetwork network = trained()) {
            CellSet real = Blots.of(10, 200);
            Fidelity same = Fidelity.of("the same kind", 5, Blots.of(10, 300), real, network, 1);
            assertTrue(same.kernel().p() > 0.001, same.toString());
            assertTrue(same.agreement().value() > 0.9, same.toString());
            CellSet confused = new CellSet(real.classes(), Blots.of(10, 300).images(), swapped(real.labels()));
            Fidelity wrong = Fidelity.of("swapped classes", 5, confused, real, network, 1);
            assertTrue(wrong.agreement().value() < 0.1, wrong.toString());
            CellSet dark = darkened(Blots.of(10, 300));
            Fidelity other = Fidelity.of("darker", 5, dark, real, network, 1);
            assertTrue(other.kernel().p() < 0.01, other.toString());
            assertTrue(other.frechet() > same.frechet(), other + " against " + same);
        }
    }

    private static int[] swapped(int[] labels) {
        return Arrays.stream(labels).map(label -> 1 - label).toArray();
    }

    private static CellSet darkened(CellSet cells) {
        List<RgbImage> images = cells.images().stream()
                .map(image -> {
                    byte[] pixels = image.pixels().clone();
                    for (int i = 0; i < pixels.length; i++) {
                        pixels[i] = (byte) ((pixels[i] & 0xff) / 2);
                    }
                    return new RgbImage(image.width(), image.height(), pixels);
                })
                .toList();
        return new CellSet(cells.classes(), images, cells.labels());
    }

    @Test
    void aMachineTellsDarkPicturesFromOthers() {
        CellSet cells = Blots.of(16, 400);
        MachineTest dark = MachineTest.of(
                "bright from dark",
                cells,
                darkened(Blots.of(16, 500)),
                SIZE,
                Precision.FP32,
                1,
                () -> false,
                Progress.SILENT);
        assertEquals(32, dark.cells(), "half of the pictures are asked");
        assertTrue(dark.accuracy().value() > 0.9, dark.toString());
    }

    @Test
    void aMachineThatHasNothingToFindGuesses() {
        MachineTest none = MachineTest.of(
                "one from the other",
                Blots.of(40, 400),
                Blots.of(40, 500),
                SIZE,
                Precision.FP32,
                1,
                () -> false,
                Progress.SILENT);
        // Wide, as another machine rounds otherwise and so trains another network.
        assertTrue(
                BinomialInterval.clopperPearson(none.right(), none.cells(), 0.9999)
                        .contains(0.5),
                none.toString());
    }

    @Test
    void saysThatItWasInterrupted() {
        assertThrows(
                CancellationException.class,
                () -> SmallNetwork.train(
                        "Learning", Blots.of(2, 100), SIZE, Precision.FP32, 1, () -> true, Progress.SILENT));
    }
}
