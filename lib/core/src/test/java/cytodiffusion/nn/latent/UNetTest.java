package cytodiffusion.nn.latent;

import static cytodiffusion.nn.latent.Fixtures.assertClose;
import static cytodiffusion.nn.latent.Fixtures.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.safetensors.SafetensorsReader;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against diffusers 0.29.2, in float32. */
@Tag("numerics")
class UNetTest {
    private static final double TOLERANCE = 1e-5;

    private final NDManager manager = NDManager.newBaseManager();
    private UNet unet;
    private Weights weights;
    private SafetensorsReader io;

    @BeforeEach
    void open() throws IOException {
        unet = Fixtures.tinyUNet();
        weights = Fixtures.weights(unet, manager, "tiny-unet.safetensors");
        io = SafetensorsReader.open(Fixtures.path("tiny-unet.io.safetensors"));
    }

    @AfterEach
    void close() throws IOException {
        io.close();
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"even", "odd", "mixup", "general"})
    void predictsDiffusersNoiseWithFullCrossAttention(String name) {
        NDArray context = tensor(io, manager, name + ".encoder_hidden_states");
        NDArray actual = predict(name, new ClassCondition.Context(context));
        assertClose(tensor(io, manager, name + ".output"), actual, TOLERANCE, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"even", "odd", "mixup"})
    void predictsTheSameFromOneRowForEachImage(String name) {
        NDArray row = tensor(io, manager, name + ".encoder_hidden_states").get(":, 0");
        NDArray actual = predict(name, new ClassCondition.Rows(row));
        assertClose(tensor(io, manager, name + ".output"), actual, TOLERANCE, name);
    }

    private NDArray predict(String name, ClassCondition condition) {
        NDArray sample = tensor(io, manager, name + ".sample");
        NDArray timesteps = tensor(io, manager, name + ".timestep");
        return unet.forward(weights.in(Precision.FP32), sample, timesteps, condition);
    }

    /** Two latents under three classes each: the trunk is computed for two rows, the rest for six. */
    @Test
    void oneTrunkServesAllClasses() {
        Parameters p = weights.in(Precision.FP32);
        NDArray latents = tensor(io, manager, "even.sample").get("0:2");
        NDArray timesteps = tensor(io, manager, "even.timestep").get("0:2");
        int width = unet.config().crossAttentionDim();
        NDArray rows = manager.eye(width).get("0:3");
        NDArray which = manager.create(new long[] {0, 0, 0, 1, 1, 1});
        NDArray label = manager.create(new long[] {0, 1, 2, 0, 1, 2});

        NDArray shared =
                unet.forward(p, unet.trunk(p, latents, timesteps), which, unet.classVectors(p, rows, manager), label);

        NDArray separate =
                unet.forward(p, latents.get(which), timesteps.get(which), new ClassCondition.Rows(rows.get(label)));
        assertClose(separate, shared, TOLERANCE, "shared trunk");
    }

    @Test
    void hasDiffusersGradients() {
        List<String> names =
                io.names().stream().filter(n -> n.startsWith("grad.")).toList();
        assertEquals(6, names.size());
        weights.list().forEach(w -> w.setRequiresGradient(true));
        NDArray context = tensor(io, manager, "train.encoder_hidden_states");
        NDArray loss = trainingStep(new ClassCondition.Context(context));
        assertEquals(io.floats("train.loss")[0], loss.getFloat(), 1e-5);
        Map<String, NDArray> general = gradients(names);
        for (String name : names) {
            // The softmax of equal scores is constant, so what is left for to_q is rounding.
            boolean zero = name.contains("to_q");
            NDArray expected = tensor(io, manager, name);
            if (zero) {
                assertEquals(0, general.get(name).abs().max().getFloat(), 1e-6, name);
            } else {
                assertClose(expected, general.get(name), 1e-4, name);
            }
        }
    }

    @Test
    void oneRowForEachImageHasTheSameGradients() {
        String toV = "mid_block.attentions.0.transformer_blocks.0.attn2.to_v.weight";
        weights.list().forEach(w -> w.setRequiresGradient(true));
        NDArray row = tensor(io, manager, "train.encoder_hidden_states").get(":, 0");
        trainingStep(new ClassCondition.Rows(row));
        for (String name : List.of("grad." + toV, "grad.conv_in.weight")) {
            assertClose(tensor(io, manager, name), gradients(List.of(name)).get(name), 1e-4, name);
        }
    }

    private NDArray trainingStep(ClassCondition condition) {
        try (Scope scope = new Scope();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray noisy = tensor(io, manager, "train.noisy");
            NDArray timesteps = tensor(io, manager, "train.timestep");
            NDArray predicted = unet.forward(weights.in(Precision.FP32), noisy, timesteps, condition);
            NDArray errors = predicted.sub(tensor(io, manager, "train.noise")).square();
            NDArray perImage = errors.reshape(4, -1).mean(new int[] {1});
            NDArray loss = perImage.mul(tensor(io, manager, "train.weights")).mean();
            collector.backward(loss);
            return scope.keep(loss);
        }
    }

    private Map<String, NDArray> gradients(List<String> names) {
        Map<String, NDArray> gradients = new LinkedHashMap<>();
        names.forEach(
                n -> gradients.put(n, weights.get(n.substring("grad.".length())).getGradient()));
        return gradients;
    }

    @Test
    void reducedPrecisionStaysNearFloat32() {
        NDArray row = tensor(io, manager, "even.encoder_hidden_states").get(":, 0");
        NDArray actual = unet.forward(
                weights.in(Precision.BF16),
                tensor(io, manager, "even.sample"),
                tensor(io, manager, "even.timestep"),
                new ClassCondition.Rows(row));
        assertClose(tensor(io, manager, "even.output"), actual, 0.03, "bf16");
    }

    @Test
    void stableDiffusionsTensorsHaveTheirNamesAndShapes() throws IOException {
        Shapes.assertSame("sd15-unet.shapes.json", new UNet(UNetConfig.stableDiffusion15()), 859_520_964L);
    }
}
