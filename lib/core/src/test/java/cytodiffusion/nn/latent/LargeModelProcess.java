package cytodiffusion.nn.latent;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.Weights;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Works with Stable Diffusion 1.5's networks in a process of its own, and prints figures as {@code name value}. */
final class LargeModelProcess {
    /** Latents of the paper's 360 pixels. */
    private static final int SIDE = 45;

    private static final ModelCard CARD =
            new ModelCard(ModelCard.FORMAT, List.of("basophil", "monocyte"), 360, 0, 20, null, null);

    private LargeModelProcess() {}

    public static void main(String[] arguments) throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            if (arguments[0].equals("open")) {
                open(manager, Path.of(arguments[1]));
            } else {
                backward(manager);
            }
        }
        print("peakMebibytes", status("VmHWM:"));
    }

    /** Opens a folder in bfloat16 and predicts the noise of one latent. */
    private static void open(NDManager manager, Path folder) throws IOException {
        long start = System.nanoTime();
        try (LatentModel model = new ModelFolder(folder).openDiffusers(manager, CARD, Precision.BF16)) {
            print("openSeconds", seconds(start));
            print("openMebibytes", status("VmRSS:"));
            Parameters parameters = model.unetWeights().in(Precision.BF16);
            for (int round = 1; round <= 2; round++) {
                long begin = System.nanoTime();
                try (Scope scope = new Scope()) {
                    float[] noise = predict(manager, model.unet(), parameters).toFloatArray();
                    print("evaluationSeconds", seconds(begin));
                    print("finite", Double.isFinite(noise[0]) && noise.length == 4 * SIDE * SIDE ? 1 : 0);
                }
            }
        }
    }

    /** One training step's forward and backward pass in float32, without an optimizer. */
    private static void backward(NDManager manager) {
        UNet unet = new UNet(UNetConfig.stableDiffusion15());
        try (Weights weights = Weights.random(unet, manager, 1)) {
            // Layers that begin with zeros would let no gradient through.
            weights.list().forEach(w -> w.addi(1e-3f).setRequiresGradient(true));
            long start = System.nanoTime();
            try (Scope scope = new Scope();
                    GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray loss = predict(manager, unet, weights.in(Precision.FP32))
                        .square()
                        .mean();
                collector.backward(loss);
                print("loss", loss.getFloat());
            }
            print("stepSeconds", seconds(start));
            try (Scope scope = new Scope()) {
                for (String name : List.of("conv_in.weight", "mid_block.resnets.0.conv1.weight", "conv_out.bias")) {
                    print(
                            name,
                            NativeOps.globalNorm(List.of(weights.get(name).getGradient()))
                                    .getFloat());
                }
            }
        }
    }

    private static NDArray predict(NDManager manager, UNet unet, Parameters parameters) {
        float[] values = Gaussian.numbers(new SplittableRandom(1), 4 * SIDE * SIDE);
        NDArray latents = manager.create(values, new Shape(1, 4, SIDE, SIDE));
        float[] row = new float[unet.config().crossAttentionDim()];
        row[1] = 1;
        NDArray rows = manager.create(row, new Shape(1, row.length));
        return unet.forward(parameters, latents, manager.create(new float[] {500}), new ClassCondition.Rows(rows));
    }

    private static void print(String name, double value) {
        System.out.println(name + " " + value);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static double status(String entry) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith(entry))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024.0;
    }
}
