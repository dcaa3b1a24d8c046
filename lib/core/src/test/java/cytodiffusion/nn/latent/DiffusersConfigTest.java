package cytodiffusion.nn.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every entry of diffusers' configs is read, has the value that the networks are built for, or is refused by name. */
class DiffusersConfigTest {
    /** All entries that diffusers 0.29.2 writes for a UNet2DConditionModel beside those that describe its shape. */
    private static final String UNET =
            """
            {"_name_or_path": "somewhere", "_use_default_values": ["dropout"],
             "act_fn": "silu", "addition_embed_type": null, "addition_embed_type_num_heads": 64,
             "addition_time_embed_dim": null, "attention_type": "default", "center_input_sample": false,
             "class_embed_type": null, "class_embeddings_concat": false, "conv_in_kernel": 3, "conv_out_kernel": 3,
             "cross_attention_norm": null, "downsample_padding": 1, "dropout": 0.0, "dual_cross_attention": false,
             "encoder_hid_dim": null, "encoder_hid_dim_type": null, "flip_sin_to_cos": true, "freq_shift": 0,
             "mid_block_only_cross_attention": null, "mid_block_scale_factor": 1,
             "mid_block_type": "UNetMidBlock2DCrossAttn", "norm_eps": 1e-05, "num_attention_heads": null,
             "num_class_embeds": null, "only_cross_attention": false,
             "projection_class_embeddings_input_dim": null, "resnet_out_scale_factor": 1.0,
             "resnet_skip_time_act": false, "resnet_time_scale_shift": "default",
             "reverse_transformer_layers_per_block": null, "time_cond_proj_dim": null,
             "time_embedding_act_fn": null, "time_embedding_dim": null, "time_embedding_type": "positional",
             "timestep_post_act": null, "transformer_layers_per_block": 1, "upcast_attention": false,
             "use_linear_projection": false}""";

    private static final String AUTOENCODER =
            """
            {"act_fn": "silu", "force_upcast": true, "latents_mean": null, "latents_std": null,
             "mid_block_add_attention": true, "sample_size": 32, "shift_factor": null,
             "use_post_quant_conv": true, "use_quant_conv": true}""";

    @TempDir
    private Path folder;

    @BeforeEach
    void arrange() throws IOException {
        for (String part : new String[] {"unet", "vae"}) {
            Files.createDirectories(folder.resolve(part));
            Files.copy(Fixtures.path("tiny-" + part + ".config.json"), config(part));
            Files.copy(
                    Fixtures.path("tiny-" + part + ".safetensors"),
                    folder.resolve(part).resolve("diffusion_pytorch_model.safetensors"));
        }
    }

    private Path config(String part) {
        return folder.resolve(part).resolve("config.json");
    }

    private void set(String part, JsonObject entries) throws IOException {
        JsonObject config =
                JsonParser.parseString(Files.readString(config(part))).getAsJsonObject();
        entries.asMap().forEach(config::add);
        Files.writeString(config(part), config.toString());
    }

    private void set(String part, String entry, String value) throws IOException {
        JsonObject one = new JsonObject();
        one.add(entry, JsonParser.parseString(value));
        set(part, one);
    }

    private ModelException refused(String part) {
        ModelFolder model = new ModelFolder(folder);
        return assertThrows(ModelException.class, () -> {
            if (part.equals("unet")) {
                model.unet();
            } else {
                model.autoencoder();
            }
        });
    }

    @Test
    void diffusersDefaultsAreUnderstood() throws IOException {
        set("unet", JsonParser.parseString(UNET).getAsJsonObject());
        set("vae", JsonParser.parseString(AUTOENCODER).getAsJsonObject());

        assertEquals(
                3, new ModelFolder(folder).unet().config().blockOutChannels().size());
        assertEquals(4, new ModelFolder(folder).autoencoder().config().latentChannels());
    }

    /** What changes nothing is no reason to refuse a model. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unet | act_fn | \"swish\"",
                "unet | upcast_attention | true",
                "unet | freq_shift | 0.0",
                "unet | only_cross_attention | [false, false, false]",
                "unet | transformer_layers_per_block | [1, 1, 1]",
                "unet | _commit_hash | \"abc\"",
                "vae | act_fn | \"swish\"",
                "vae | sample_size | 512",
                "vae | force_upcast | false",
                "vae | shift_factor | 0.0"
            })
    void otherWaysToSayTheSameAreTaken(String part, String entry, String value) throws IOException {
        set(part, entry, value);

        assertEquals(
                3, new ModelFolder(folder).unet().config().blockOutChannels().size());
        assertEquals(4, new ModelFolder(folder).autoencoder().config().latentChannels());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "act_fn | \"gelu\"",
                "act_fn | \"mish\"",
                "act_fn | null",
                "center_input_sample | true",
                "flip_sin_to_cos | false",
                "freq_shift | 1",
                "mid_block_scale_factor | 1.5",
                "mid_block_scale_factor | null",
                "norm_eps | 1e-6",
                "norm_eps | \"1e-5\"",
                "mid_block_type | null",
                "mid_block_type | \"UNetMidBlock2D\"",
                "only_cross_attention | [false, true, false]",
                "only_cross_attention | []",
                "dropout | 0.1",
                "downsample_padding | 0",
                "transformer_layers_per_block | [1, 2, 10]",
                "use_linear_projection | true",
                "dual_cross_attention | true",
                "num_class_embeds | 8",
                "class_embed_type | \"timestep\"",
                "addition_embed_type | \"text_time\"",
                "resnet_time_scale_shift | \"scale_shift\"",
                "resnet_skip_time_act | true",
                "resnet_out_scale_factor | 2",
                "time_embedding_type | \"fourier\"",
                "time_embedding_dim | 128",
                "timestep_post_act | \"silu\"",
                "time_cond_proj_dim | 256",
                "conv_in_kernel | 1",
                "conv_out_kernel | 5",
                "encoder_hid_dim | 4096",
                "attention_type | \"gated\"",
                "cross_attention_norm | \"layer_norm\"",
                "num_attention_heads | 4"
            })
    void whatTheUNetDoesNotComputeIsRefusedByName(String entry, String value) throws IOException {
        set("unet", entry, value);

        String message = refused("unet").getMessage();
        assertTrue(message.startsWith(config("unet") + ": " + entry + " is "), message);
        assertTrue(message.contains("the network is built for"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "act_fn | \"relu\"",
                "shift_factor | 0.0609",
                "latents_mean | [0, 0, 0, 0]",
                "latents_std | [1, 1, 1, 1]",
                "use_quant_conv | false",
                "use_post_quant_conv | false",
                "mid_block_add_attention | false"
            })
    void whatTheAutoencoderDoesNotComputeIsRefusedByName(String entry, String value) throws IOException {
        set("vae", entry, value);

        String message = refused("vae").getMessage();
        assertTrue(message.startsWith(config("vae") + ": " + entry + " is "), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unet", "vae"})
    void anEntryThatNobodyKnowsIsRefusedByName(String part) throws IOException {
        set(part, "quantum_attention", "true");

        assertTrue(
                refused(part).getMessage().startsWith(config(part) + ": the entry quantum_attention is not known here"),
                refused(part).getMessage());
    }

    @Test
    void aModelThatPredictsNoNoiseIsRefused() throws IOException {
        Path scheduler = Files.createDirectories(folder.resolve("scheduler")).resolve("scheduler_config.json");
        Files.writeString(scheduler, "{\"prediction_type\": \"epsilon\", \"beta_schedule\": \"scaled_linear\"}");
        assertEquals(
                3, new ModelFolder(folder).unet().config().blockOutChannels().size());

        Files.writeString(scheduler, "{\"prediction_type\": \"v_prediction\"}");

        assertTrue(
                refused("unet").getMessage().startsWith(scheduler + ": prediction_type is \"v_prediction\""),
                refused("unet").getMessage());
    }

    @Test
    void noPipelineIsNamedThatWouldNotOpen() throws IOException {
        Path index = Files.writeString(folder.resolve("model_index.json"), "{\"_class_name\": \"DiffusionPipeline\"}");
        try (NDManager manager = NDManager.newBaseManager();
                LatentModel model = TinyModel.random(manager)) {
            new ModelFolder(folder).save(model, Precision.FP32);
        }
        assertFalse(Files.exists(index), "an earlier version's, which diffusers cannot open");
    }
}
