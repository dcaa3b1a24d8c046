package cytodiffusion.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.tensor.CheckedLayers.Verdict;
import cytodiffusion.tensor.Deviation;
import cytodiffusion.tensor.LayerWay;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineVerdictTest {
    private static final Deviation ROUNDING = new Deviation(1e-7, 1e-6);
    private static final Deviation FAR = new Deviation(0.2, 3);
    private static final PrecisionChoice SINGLE = new PrecisionChoice(Precision.FP32, "as fast as bfloat16 here");
    private static final ModelCheck SMEAR = new ModelCheck("smear", Precision.FP32, 1e-6, true);

    @TempDir
    Path folder;

    private static Verdict right(String layer) {
        return new Verdict(layer, LayerWay.OWN, ROUNDING, ROUNDING, true);
    }

    private static Verdict padded(String layer) {
        return new Verdict(layer, LayerWay.PADDED, FAR, ROUNDING, true);
    }

    private static Verdict wrong(String layer) {
        return new Verdict(layer, LayerWay.OWN, FAR, FAR, false);
    }

    private static MachineVerdict of(boolean complete, Verdict... layers) {
        return MachineVerdict.of(new Examination(List.of(layers), List.of(SMEAR), SINGLE, complete));
    }

    @Test
    void aRightMachineHasNothingReplaced() {
        MachineVerdict verdict = of(true, right("linear map, 64 to 64"), right("pooling 2x2, fp32"));
        assertEquals(
                "This machine computes rightly (2 checks of layers and 1 of models); nothing had to be replaced",
                verdict.sentence());
        assertTrue(verdict.right());
    }

    @Test
    void whatWasReplacedIsCountedByItsKind() {
        MachineVerdict verdict = of(
                true,
                padded("convolution 7x7, 3 to 64 channels, fp32"),
                padded("convolution 3x3, 64 to 4 channels, fp32"),
                padded("convolution 3x3, 64 to 4 channels, bf16"),
                right("pooling 2x2, fp32"));
        assertEquals(
                "This machine computes rightly (4 checks of layers and 1 of models); 3 are computed in another way,"
                        + " as libtorch's own is wrong here or not to be trusted: 2 of convolution 3x3, 1 of convolution 7x7",
                verdict.sentence());
        assertTrue(verdict.right());
    }

    @Test
    void whatStaysWrongIsCountedAndModelsAreNamed() {
        List<Verdict> layers = List.of(
                wrong("convolution 3x3, 64 to 4 channels, fp32"),
                wrong("convolution 3x3, 8 to 4 channels, fp32"),
                right("pooling 2x2, fp32"));
        ModelCheck damaged = new ModelCheck("pbc", Precision.BF16, Double.NaN, false);
        MachineVerdict verdict = MachineVerdict.of(new Examination(layers, List.of(SMEAR, damaged), SINGLE, true));
        assertEquals(
                "This machine computes wrongly (3 checks of layers and 2 of models): 2 of convolution 3x3, pbc in bf16",
                verdict.sentence());
        assertFalse(verdict.right());
    }

    @Test
    void onlyAWholeExaminationThatFoundNothingWrongIsKept() throws IOException {
        Path file = folder.resolve("cache").resolve("verdict.txt");
        MachineVerdict right = of(true, padded("convolution 3x3, 64 to 4 channels, fp32"));
        right.keep(file);
        assertEquals(Optional.of(right), MachineVerdict.read(file));
        of(false, right("pooling 2x2, fp32")).keep(file);
        assertEquals(Optional.empty(), MachineVerdict.read(file));
        right.keep(file);
        of(true, wrong("pooling 2x2, fp32")).keep(file);
        assertEquals(Optional.empty(), MachineVerdict.read(file));
    }

    @Test
    void aFolderThatCannotBeWrittenOnlyCostsTime() throws IOException {
        Path file = Files.createFile(folder.resolve("no-folder")).resolve("verdict.txt");
        of(true, right("pooling 2x2, fp32")).keep(file);
        assertEquals(Optional.empty(), MachineVerdict.read(file));
    }
}
