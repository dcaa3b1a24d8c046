package cytodiffusion.nn;

import cytodiffusion.nn.safetensors.TensorSource;
import java.util.Map;

/**
 * The names that older versions of diffusers gave to the layers of an attention. Files from that time, Stable Diffusion
 * 1.5's autoencoder among them, still have them; they are read, never written.
 */
final class AttentionNames {
    private static final Map<String, String> OLD =
            Map.of(".to_q.", ".query.", ".to_k.", ".key.", ".to_v.", ".value.", ".to_out.0.", ".proj_attn.");

    private AttentionNames() {}

    /** Under which name {@code file} has the tensor that is called {@code name} today; {@code name} where it has none. */
    static String in(TensorSource file, String name) {
        String old = old(name);
        return !file.has(name) && file.has(old) ? old : name;
    }

    /** {@code name} as it was once, or itself where it has not changed. */
    static String old(String name) {
        for (Map.Entry<String, String> layer : OLD.entrySet()) {
            if (name.contains(layer.getKey())) {
                return name.replace(layer.getKey(), layer.getValue());
            }
        }
        return name;
    }
}
