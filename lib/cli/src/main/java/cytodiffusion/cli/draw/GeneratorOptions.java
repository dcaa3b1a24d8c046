package cytodiffusion.cli.draw;

import cytodiffusion.cli.console.Folders;
import cytodiffusion.diffusion.Sampler;
import cytodiffusion.diffusion.SamplerKind;
import cytodiffusion.model.GenerativeModel;
import cytodiffusion.tensor.PrecisionChoice;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The model that draws, and how. */
final class GeneratorOptions {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "MODEL",
            description = "folder of a trained model, or a name that 'cyto models' lists")
    private Path model;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of the noise")
    private long seed;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "50",
            description = "of a diffusion model: evaluations for a cell (default: 50, as in the paper)")
    private int steps;

    @Option(
            names = "--sampler",
            paramLabel = "NAME",
            defaultValue = "dpm",
            description = "of a diffusion model: dpm (default) or ddim")
    private String sampler;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = PrecisionChoice.AUTO,
            description = "auto, fp32, bf16 or fp16")
    private String precision;

    long seed() {
        return seed;
    }

    /** The sampler's name, as it was given. */
    String samplerName() {
        return sampler;
    }

    /** @throws IllegalArgumentException where there is no such sampler, or it takes no such number of steps */
    Sampler sampler() {
        return SamplerKind.of(sampler).withSteps(steps);
    }

    /** The model's folder. */
    Path folder() {
        return Folders.model(model);
    }

    /** Opens the model, which draws by this sampler where it is a diffusion model. */
    GenerativeModel open(Sampler chosen) {
        return GenerativeModel.open(folder(), precision, chosen);
    }
}
