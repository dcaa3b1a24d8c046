package cytodiffusion.nn.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.nn.safetensors.ElementType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Networks of Stable Diffusion 1.5's shape with random weights, 860 million of them: nothing is downloaded. */
@Tag("endurance")
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
class StableDiffusionScaleTest {
    private static final String UNET_CONFIG =
            """
            {"_class_name": "UNet2DConditionModel", "sample_size": 64, "in_channels": 4, "out_channels": 4,
             "block_out_channels": [320, 640, 1280, 1280], "layers_per_block": 2, "cross_attention_dim": 768,
             "attention_head_dim": 8, "norm_num_groups": 32, "down_block_types": ["CrossAttnDownBlock2D",
             "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"], "up_block_types": ["UpBlock2D",
             "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D"]}
            """;
    private static final String VAE_CONFIG =
            """
            {"_class_name": "AutoencoderKL", "in_channels": 3, "out_channels": 3, "latent_channels": 4,
             "block_out_channels": [128, 256, 512, 512], "layers_per_block": 2, "norm_num_groups": 32,
             "down_block_types": ["DownEncoderBlock2D", "DownEncoderBlock2D", "DownEncoderBlock2D",
             "DownEncoderBlock2D"], "up_block_types": ["UpDecoderBlock2D", "UpDecoderBlock2D", "UpDecoderBlock2D",
             "UpDecoderBlock2D"]}
            """;

    @TempDir
    private Path folder;

    @Test
    void aFolderInFloat32OpensInBfloat16WithinSixGibibytes() throws IOException, InterruptedException {
        requireFree(5, 8);
        Path unet = Files.createDirectories(folder.resolve("unet"));
        Files.writeString(unet.resolve("config.json"), UNET_CONFIG);
        write(
                unet.resolve("diffusion_pytorch_model.safetensors"),
                new UNet(UNetConfig.stableDiffusion15()).tensors(),
                ElementType.F32);
        Path vae = Files.createDirectories(folder.resolve("vae"));
        Files.writeString(vae.resolve("config.json"), VAE_CONFIG);
        spread(vae, new Autoencoder(AutoencoderConfig.stableDiffusion15()).tensors());

        Map<String, Double> figures = run("open", folder.toString());
        assertEquals(1, figures.get("finite"));
        assertTrue(figures.get("peakMebibytes") < 6 * 1024, figures.toString());
    }

    @Test
    void aForwardAndBackwardPassOfTheUNetRuns() throws IOException, InterruptedException {
        requireFree(0, 14);
        Map<String, Double> figures = run("backward");
        for (String name : List.of("loss", "conv_in.weight", "mid_block.resnets.0.conv1.weight", "conv_out.bias")) {
            assertTrue(Double.isFinite(figures.get(name)) && figures.get(name) > 0, figures.toString());
        }
    }

    private void requireFree(long diskGibibytes, long memoryGibibytes) throws IOException {
        long disk = Files.getFileStore(folder).getUsableSpace() >> 30;
        assumeTrue(disk >= diskGibibytes, "needs " + diskGibibytes + " GiB of disk, " + disk + " are free");
        long memory = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                        .filter(line -> line.startsWith("MemAvailable:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                >> 20;
        assumeTrue(memory >= memoryGibibytes, "needs " + memoryGibibytes + " GiB of memory, " + memory + " are free");
    }

    private Map<String, Double> run(String... arguments) throws IOException, InterruptedException {
        Path printed = folder.resolve("printed.txt");
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                LargeModelProcess.class.getName());
        builder.command().addAll(List.of(arguments));
        Process process = builder.redirectOutput(printed.toFile())
                .redirectError(said.toFile())
                .start();
        try {
            int code = process.waitFor();
            assertEquals(0, code, Files.readString(said));
        } finally {
            process.destroyForcibly();
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String line : Files.readAllLines(printed)) {
            figures.put(line.split(" ")[0], Double.parseDouble(line.split(" ")[1]));
        }
        System.out.println(String.join(" ", arguments) + ": " + figures);
        return figures;
    }

    /** Two files and an index, in half precision. */
    private static void spread(Path part, List<TensorSpec> tensors) throws IOException {
        int half = tensors.size() / 2;
        JsonObject map = new JsonObject();
        for (int i = 0; i < 2; i++) {
            String name = "diffusion_pytorch_model-0000" + (i + 1) + "-of-00002.safetensors";
            List<TensorSpec> some = i == 0 ? tensors.subList(0, half) : tensors.subList(half, tensors.size());
            write(part.resolve(name), some, ElementType.F16);
            some.forEach(tensor -> map.addProperty(tensor.name(), name));
        }
        JsonObject index = new JsonObject();
        index.add("weight_map", map);
        Files.writeString(part.resolve("diffusion_pytorch_model.safetensors.index.json"), index.toString());
    }

    /** Small random numbers, the same block over and over: only their number matters here. */
    private static void write(Path file, List<TensorSpec> tensors, ElementType type) throws IOException {
        JsonObject header = new JsonObject();
        long end = 0;
        for (TensorSpec tensor : tensors) {
            JsonObject entry = new JsonObject();
            entry.addProperty("dtype", type.name());
            JsonArray shape = new JsonArray();
            for (long axis : tensor.shape().getShape()) {
                shape.add(axis);
            }
            entry.add("shape", shape);
            JsonArray offsets = new JsonArray();
            offsets.add(end);
            end += tensor.shape().size() * type.bytes();
            offsets.add(end);
            entry.add("data_offsets", offsets);
            header.add(tensor.name(), entry);
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        byte[] block = block(type);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(json.length)
                    .array());
            out.write(json);
            for (long left = end; left > 0; left -= block.length) {
                out.write(block, 0, (int) Math.min(left, block.length));
            }
        }
    }

    private static byte[] block(ElementType type) {
        SplittableRandom random = new SplittableRandom(1);
        ByteBuffer block = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        while (block.hasRemaining()) {
            type.write(block, (float) (0.02 * (random.nextDouble() - 0.5)));
        }
        return block.array();
    }
}
