package cytodiffusion.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.progress.Progress;
import cytodiffusion.training.ModelTraining;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainedNetworksTest {
    private static final String PRESET = "resnet18-small";

    @TempDir
    private Path folder;

    private Path trained(String name, Path data) throws IOException {
        Path model = folder.resolve(name);
        ModelTraining.run(
                TrainingRequest.of(
                                data, model, TrainingPlan.DEFAULT.preset(PRESET).imageSize(32))
                        .precision("fp32")
                        .steps(1),
                () -> false,
                Progress.SILENT);
        return model;
    }

    @Test
    void modelsWithTheSuffixStartFromTheNetworkOfTheirPreset() throws IOException {
        Path data = folder.resolve("cells");
        new SmearDataset(List.of("monocyte", "platelet"), 10, 1, Domain.REFERENCE, 32)
                .write(data, Progress.SILENT, () -> false);
        Path network = trained("network", data);

        PretrainedNetworks networks = PretrainedNetworks.of(List.of(network));

        assertEquals(List.of(PRESET + "-pretrained"), networks.models());
        assertEquals(network, networks.start(PRESET + "-pretrained"));
        assertNull(networks.start(PRESET), "without the suffix it starts from random weights");
        assertEquals(PRESET, PretrainedNetworks.preset(PRESET + "-pretrained"));
        assertTrue(
                networks.seen().startsWith("network: 16 images of cells (monocyte, platelet), 1 steps"),
                networks.seen());
        IllegalArgumentException seen =
                assertThrows(IllegalArgumentException.class, () -> networks.requireUnseen(ImageFolder.scan(data)));
        assertTrue(seen.getMessage().contains("it may know the test images"), seen.getMessage());
        assertThrows(IllegalArgumentException.class, () -> PretrainedNetworks.of(List.of(network, network)));
        IllegalArgumentException none =
                assertThrows(IllegalArgumentException.class, () -> PretrainedNetworks.of(List.of(data)));
        assertTrue(none.getMessage().contains("no card"), none.getMessage());
    }
}
