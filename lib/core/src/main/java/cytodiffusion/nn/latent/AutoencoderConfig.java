package cytodiffusion.nn.latent;

import com.google.gson.annotations.SerializedName;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The shape of an autoencoder, with the names of diffusers' {@code AutoencoderKL}.
 *
 * @param latentChannels channels of the latents
 * @param blockOutChannels channels of each level, from the finest; every level but the last halves the size
 * @param layersPerBlock ResNet blocks a level in the encoder (one more in the decoder)
 * @param scalingFactor factor that brings latents to about unit variance before the diffusion
 */
public record AutoencoderConfig(
        @SerializedName("_class_name") String className,
        @SerializedName("in_channels") int inChannels,
        @SerializedName("out_channels") int outChannels,
        @SerializedName("latent_channels") int latentChannels,
        @SerializedName("block_out_channels") List<Integer> blockOutChannels,
        @SerializedName("layers_per_block") int layersPerBlock,
        @SerializedName("down_block_types") List<String> downBlockTypes,
        @SerializedName("up_block_types") List<String> upBlockTypes,
        @SerializedName("norm_num_groups") int normNumGroups,
        @SerializedName("scaling_factor") double scalingFactor) {
    /** What diffusers takes for entries that a config.json leaves out, as Stable Diffusion 1.5's does with the last. */
    static final Map<String, Number> DEFAULTS = Map.of(
            "in_channels", 3,
            "out_channels", 3,
            "latent_channels", 4,
            "layers_per_block", 1,
            "norm_num_groups", 32,
            "scaling_factor", 0.18215);

    private static final String CLASS_NAME = "AutoencoderKL";
    private static final String DOWN = "DownEncoderBlock2D";
    private static final String UP = "UpDecoderBlock2D";

    /** @throws IllegalArgumentException where the numbers do not make an autoencoder, naming the entry of config.json */
    public AutoencoderConfig {
        require(CLASS_NAME.equals(className), "_class_name is " + className + ", not " + CLASS_NAME);
        require(blockOutChannels != null && !blockOutChannels.isEmpty(), "block_out_channels is missing");
        int levels = blockOutChannels.size();
        require(
                Collections.nCopies(levels, DOWN).equals(downBlockTypes),
                "down_block_types must be " + DOWN + " for each of block_out_channels");
        require(
                Collections.nCopies(levels, UP).equals(upBlockTypes),
                "up_block_types must be " + UP + " for each of block_out_channels");
        ConfigLimits.requireLevels("block_out_channels", blockOutChannels);
        ConfigLimits.require("in_channels", inChannels, ConfigLimits.CHANNELS);
        ConfigLimits.require("out_channels", outChannels, ConfigLimits.CHANNELS);
        ConfigLimits.require("latent_channels", latentChannels, ConfigLimits.CHANNELS);
        ConfigLimits.require("layers_per_block", layersPerBlock, ConfigLimits.LAYERS);
        ConfigLimits.require("norm_num_groups", normNumGroups, ConfigLimits.CHANNELS);
        require(scalingFactor > 0 && scalingFactor < Double.MAX_VALUE, "scaling_factor must be positive and finite");
        blockOutChannels = List.copyOf(blockOutChannels);
        downBlockTypes = List.copyOf(downBlockTypes);
        upBlockTypes = List.copyOf(upBlockTypes);
    }

    /** An autoencoder of RGB images. */
    public static AutoencoderConfig of(int latentChannels, List<Integer> channels, int layers, int groups) {
        return new AutoencoderConfig(
                CLASS_NAME,
                3,
                3,
                latentChannels,
                channels,
                layers,
                Collections.nCopies(channels.size(), DOWN),
                Collections.nCopies(channels.size(), UP),
                groups,
                1);
    }

    /** Stable Diffusion 1.5's autoencoder: 83,653,863 parameters. */
    public static AutoencoderConfig stableDiffusion15() {
        return of(4, List.of(128, 256, 512, 512), 2, 32).withScalingFactor(0.18215);
    }

    public AutoencoderConfig withScalingFactor(double factor) {
        return new AutoencoderConfig(
                className,
                inChannels,
                outChannels,
                latentChannels,
                blockOutChannels,
                layersPerBlock,
                downBlockTypes,
                upBlockTypes,
                normNumGroups,
                factor);
    }

    /** The same for images of so many planes. */
    public AutoencoderConfig withChannels(int planes) {
        return new AutoencoderConfig(
                className,
                planes,
                planes,
                latentChannels,
                blockOutChannels,
                layersPerBlock,
                downBlockTypes,
                upBlockTypes,
                normNumGroups,
                scalingFactor);
    }

    /** Side of an image divided by the side of its latents. */
    public int downsampling() {
        return 1 << (blockOutChannels.size() - 1);
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException("Autoencoder config: " + complaint);
        }
    }
}
