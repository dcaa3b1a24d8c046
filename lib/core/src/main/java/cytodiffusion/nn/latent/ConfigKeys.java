package cytodiffusion.nn.latent;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.annotations.SerializedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which entries a config.json of diffusers may have. An entry that is not understood would change what the network
 * computes without a word; so each is read, has no effect here, has the one value that the network is built for (diffusers'
 * default, as of version 0.29), or is refused by name. Entries that begin with an underscore are notes, to diffusers, too.
 */
final class ConfigKeys {
    private static final JsonElement NONE = JsonNull.INSTANCE;

    /** The entries of a {@link UNetConfig} and what it is built for. */
    static final ConfigKeys UNET = new ConfigKeys(UNetConfig.class)
            // Decides the precision only.
            .withoutEffect("upcast_attention")
            // Of embeddings that are not there.
            .withoutEffect("addition_embed_type_num_heads")
            .only("center_input_sample", false)
            .only("flip_sin_to_cos", true)
            .only("freq_shift", 0)
            .only("mid_block_type", "UNetMidBlock2DCrossAttn")
            .onlyOrEach("only_cross_attention", false)
            .only("mid_block_only_cross_attention", NONE, false)
            .only("downsample_padding", 1)
            .only("mid_block_scale_factor", 1)
            .only("dropout", 0)
            .only("act_fn", "silu", "swish")
            .only("norm_eps", 1e-5)
            .onlyOrEach("transformer_layers_per_block", 1)
            .only("reverse_transformer_layers_per_block", NONE)
            .only("encoder_hid_dim", NONE)
            .only("encoder_hid_dim_type", NONE)
            .only("num_attention_heads", NONE)
            .only("dual_cross_attention", false)
            .only("use_linear_projection", false)
            .only("class_embed_type", NONE)
            .only("addition_embed_type", NONE)
            .only("addition_time_embed_dim", NONE)
            .only("num_class_embeds", NONE)
            .only("resnet_time_scale_shift", "default")
            .only("resnet_skip_time_act", false)
            .only("resnet_out_scale_factor", 1)
            .only("time_embedding_type", "positional")
            .only("time_embedding_dim", NONE)
            .only("time_embedding_act_fn", NONE)
            .only("timestep_post_act", NONE)
            .only("time_cond_proj_dim", NONE)
            .only("conv_in_kernel", 3)
            .only("conv_out_kernel", 3)
            .only("projection_class_embeddings_input_dim", NONE)
            .only("attention_type", "default")
            .only("class_embeddings_concat", false)
            .only("cross_attention_norm", NONE);

    /** The entries of an {@link AutoencoderConfig} and what it is built for. */
    static final ConfigKeys AUTOENCODER = new ConfigKeys(AutoencoderConfig.class)
            // The size of the images that it was made for, and in which precision a pipeline runs it.
            .withoutEffect("sample_size")
            .withoutEffect("force_upcast")
            .only("act_fn", "silu", "swish")
            .only("shift_factor", NONE, 0)
            .only("latents_mean", NONE)
            .only("latents_std", NONE)
            .only("use_quant_conv", true)
            .only("use_post_quant_conv", true)
            .only("mid_block_add_attention", true);

    private final Set<String> free = new HashSet<>();
    private final Set<String> perLevel = new HashSet<>();
    private final Map<String, List<JsonElement>> only = new HashMap<>();

    private ConfigKeys(Class<? extends Record> config) {
        Stream.of(config.getRecordComponents())
                .map(entry ->
                        entry.getAccessor().getAnnotation(SerializedName.class).value())
                .forEach(free::add);
    }

    private ConfigKeys withoutEffect(String entry) {
        free.add(entry);
        return this;
    }

    private ConfigKeys only(String entry, Object... values) {
        List<JsonElement> allowed = new ArrayList<>();
        for (Object value : values) {
            allowed.add(element(value));
        }
        only.put(entry, allowed);
        return this;
    }

    /** A value that may also be given as a list with one for each level. */
    private ConfigKeys onlyOrEach(String entry, Object value) {
        perLevel.add(entry);
        return only(entry, value);
    }

    private static JsonElement element(Object value) {
        if (value instanceof JsonElement element) {
            return element;
        }
        return value instanceof Number number
                ? new JsonPrimitive(number)
                : value instanceof Boolean bool ? new JsonPrimitive(bool) : new JsonPrimitive((String) value);
    }

    /** @throws IllegalArgumentException where an entry is not known, or has a value that the network is not built for */
    void require(JsonObject config) {
        Map<String, JsonElement> entries = new LinkedHashMap<>(config.asMap());
        entries.keySet().removeIf(entry -> entry.startsWith("_") || free.contains(entry));
        entries.forEach((entry, value) -> {
            if (!only.containsKey(entry)) {
                throw new IllegalArgumentException("the entry " + entry
                        + " is not known here, so what it changes is not computed; delete it if it changes nothing");
            }
            if (!isAllowed(entry, value)) {
                throw new IllegalArgumentException(entry + " is " + value + ", but the network is built for "
                        + only.get(entry).stream().map(JsonElement::toString).collect(Collectors.joining(" or "))
                        + " only");
            }
        });
    }

    private boolean isAllowed(String entry, JsonElement value) {
        if (perLevel.contains(entry)
                && value.isJsonArray()
                && !value.getAsJsonArray().isEmpty()) {
            return value.getAsJsonArray().asList().stream().allMatch(each -> isOneOf(only.get(entry), each));
        }
        return isOneOf(only.get(entry), value);
    }

    private static boolean isOneOf(List<JsonElement> allowed, JsonElement value) {
        return allowed.stream().anyMatch(one -> isSame(one, value));
    }

    /** Numbers are the same whether they are written 1, 1.0 or 1e0. */
    private static boolean isSame(JsonElement one, JsonElement other) {
        boolean numbers = isNumber(one) && isNumber(other);
        return numbers ? one.getAsDouble() == other.getAsDouble() : one.equals(other);
    }

    private static boolean isNumber(JsonElement element) {
        return element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber();
    }
}
