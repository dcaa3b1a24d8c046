package cytodiffusion.model;

import cytodiffusion.discriminative.BaselineFolder;
import cytodiffusion.gan.GanFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A kind of model that can judge an image: the one place where a new kind is made known.
 *
 * @param name of the kind
 * @param drawsTrials whether it decides by trials; if not, it looks at each image once
 * @param holder tells whether the model in a folder is of this kind
 * @param files that its folder holds besides the card, relative to it
 * @param opener opens it in a precision: {@code auto}, {@code fp32}, {@code bf16} or {@code fp16}
 */
public record ModelKind(
        String name,
        boolean drawsTrials,
        Predicate<Path> holder,
        List<String> files,
        BiFunction<Path, String, TrainedModel> opener) {
    /** Networks that see an image once. */
    public static final ModelKind NETWORK = new ModelKind(
            "network",
            false,
            folder -> new BaselineFolder(folder).exists(),
            List.of("baseline/config.json", "baseline/model.safetensors"),
            OpenBaseline::new);

    /** Generators, which judge nothing: see {@link GenerativeModel}. */
    public static final ModelKind GENERATOR = new ModelKind(
            "generator",
            false,
            folder -> new GanFolder(folder).exists(),
            List.of("gan/config.json", "gan/generator.safetensors"),
            (folder, precision) -> {
                throw new IllegalArgumentException(
                        folder + " is a generator: it draws cells (cyto sample, cyto data generate) and judges none");
            });

    /** Diffusion models. What is of no other kind is opened as one, so that it says what is missing. */
    public static final ModelKind DIFFUSION = new ModelKind(
            "diffusion",
            true,
            folder -> true,
            List.of(
                    "unet/config.json",
                    "unet/diffusion_pytorch_model.safetensors",
                    "vae/config.json",
                    "vae/diffusion_pytorch_model.safetensors",
                    "scheduler/scheduler_config.json"),
            OpenModel::new);

    private static final List<ModelKind> ALL = List.of(NETWORK, GENERATOR, DIFFUSION);

    /** The kind of the model in a folder. */
    public static ModelKind of(Path folder) {
        return ALL.stream().filter(kind -> kind.holder.test(folder)).findFirst().orElseThrow();
    }

    TrainedModel open(Path folder, String precision) {
        return opener.apply(folder, precision);
    }
}
