package cytodiffusion.nn.latent;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;

/**
 * The shape of a UNet, with the names of diffusers' {@code UNet2DConditionModel}.
 *
 * @param sampleSize side of the latents that the model was made for; others are possible
 * @param inChannels channels of the latents
 * @param outChannels channels of the predicted noise
 * @param blockOutChannels channels of each level, from the finest to the coarsest
 * @param layersPerBlock ResNet blocks a level on the way down (one more on the way up)
 * @param downBlockTypes {@code CrossAttnDownBlock2D} or {@code DownBlock2D} for each level
 * @param upBlockTypes {@code CrossAttnUpBlock2D} or {@code UpBlock2D}, from the coarsest level to the finest
 * @param crossAttentionDim length of a row of the class condition
 * @param attentionHeadDim number of attention heads (diffusers' name for it in this model is misleading)
 * @param normNumGroups groups of every group normalization
 */
public record UNetConfig(
        @SerializedName("_class_name") String className,
        @SerializedName("sample_size") int sampleSize,
        @SerializedName("in_channels") int inChannels,
        @SerializedName("out_channels") int outChannels,
        @SerializedName("block_out_channels") List<Integer> blockOutChannels,
        @SerializedName("layers_per_block") int layersPerBlock,
        @SerializedName("down_block_types") List<String> downBlockTypes,
        @SerializedName("up_block_types") List<String> upBlockTypes,
        @SerializedName("cross_attention_dim") int crossAttentionDim,
        @SerializedName("attention_head_dim") int attentionHeadDim,
        @SerializedName("norm_num_groups") int normNumGroups) {
    /** What diffusers takes for entries that a config.json leaves out. */
    static final Map<String, Number> DEFAULTS = Map.of(
            "in_channels", 4,
            "out_channels", 4,
            "layers_per_block", 2,
            "cross_attention_dim", 1280,
            "attention_head_dim", 8,
            "norm_num_groups", 32);

    static final String CLASS_NAME = "UNet2DConditionModel";
    static final String CROSS_DOWN = "CrossAttnDownBlock2D";
    static final String CROSS_UP = "CrossAttnUpBlock2D";
    private static final String PLAIN_DOWN = "DownBlock2D";
    private static final String PLAIN_UP = "UpBlock2D";

    /** @throws IllegalArgumentException where the numbers do not make a UNet, naming the entry of config.json */
    public UNetConfig {
        require(CLASS_NAME.equals(className), "_class_name is " + className + ", not " + CLASS_NAME);
        require(blockOutChannels != null && !blockOutChannels.isEmpty(), "block_out_channels is missing");
        require(downBlockTypes != null && upBlockTypes != null, "down_block_types or up_block_types is missing");
        int levels = blockOutChannels.size();
        require(
                downBlockTypes.size() == levels && upBlockTypes.size() == levels,
                "block_out_channels, down_block_types and up_block_types differ in length");
        for (String type : downBlockTypes) {
            require(CROSS_DOWN.equals(type) || PLAIN_DOWN.equals(type), "down_block_types: unknown block " + type);
        }
        for (String type : upBlockTypes) {
            require(CROSS_UP.equals(type) || PLAIN_UP.equals(type), "up_block_types: unknown block " + type);
        }
        ConfigLimits.require("in_channels", inChannels, ConfigLimits.CHANNELS);
        ConfigLimits.require("out_channels", outChannels, ConfigLimits.CHANNELS);
        ConfigLimits.requireLevels("block_out_channels", blockOutChannels);
        require(blockOutChannels.get(0) % 2 == 0, "block_out_channels must begin with an even number");
        ConfigLimits.require("layers_per_block", layersPerBlock, ConfigLimits.LAYERS);
        ConfigLimits.require("cross_attention_dim", crossAttentionDim, ConfigLimits.CHANNELS);
        ConfigLimits.require("attention_head_dim", attentionHeadDim, ConfigLimits.CHANNELS);
        ConfigLimits.require("norm_num_groups", normNumGroups, ConfigLimits.CHANNELS);
        blockOutChannels = List.copyOf(blockOutChannels);
        downBlockTypes = List.copyOf(downBlockTypes);
        upBlockTypes = List.copyOf(upBlockTypes);
    }

    /**
     * A UNet with attention on all levels but the first {@code plainLevels}.
     *
     * @param channels channels of each level; multiples of {@code groups}
     */
    public static UNetConfig of(
            int sampleSize,
            int latentChannels,
            List<Integer> channels,
            int layers,
            int plainLevels,
            int crossAttentionDim,
            int heads,
            int groups) {
        int levels = channels.size();
        String[] down = new String[levels];
        String[] up = new String[levels];
        for (int level = 0; level < levels; level++) {
            down[level] = level < plainLevels ? PLAIN_DOWN : CROSS_DOWN;
            up[levels - 1 - level] = level < plainLevels ? PLAIN_UP : CROSS_UP;
        }
        return new UNetConfig(
                CLASS_NAME,
                sampleSize,
                latentChannels,
                latentChannels,
                channels,
                layers,
                List.of(down),
                List.of(up),
                crossAttentionDim,
                heads,
                groups);
    }

    /** Stable Diffusion 1.5's UNet: 859,520,964 parameters. */
    public static UNetConfig stableDiffusion15() {
        return new UNetConfig(
                CLASS_NAME,
                64,
                4,
                4,
                List.of(320, 640, 1280, 1280),
                2,
                List.of(CROSS_DOWN, CROSS_DOWN, CROSS_DOWN, PLAIN_DOWN),
                List.of(PLAIN_UP, CROSS_UP, CROSS_UP, CROSS_UP),
                768,
                8,
                32);
    }

    /** The same for latents of another size; no tensor depends on it. */
    public UNetConfig withSampleSize(int size) {
        return new UNetConfig(
                className,
                size,
                inChannels,
                outChannels,
                blockOutChannels,
                layersPerBlock,
                downBlockTypes,
                upBlockTypes,
                crossAttentionDim,
                attentionHeadDim,
                normNumGroups);
    }

    /** Length of the time embedding. */
    int timeChannels() {
        return 4 * blockOutChannels.get(0);
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException("UNet config: " + complaint);
        }
    }
}
