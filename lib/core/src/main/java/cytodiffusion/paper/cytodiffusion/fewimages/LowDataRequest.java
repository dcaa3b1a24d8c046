package cytodiffusion.paper.cytodiffusion.fewimages;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.paper.cytodiffusion.PaperResults;
import cytodiffusion.paper.cytodiffusion.Studies;
import cytodiffusion.run.PretrainedNetworks;
import cytodiffusion.training.PretrainedModel;
import cytodiffusion.training.TrainingPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The experiment with few images, or a part of it.
 *
 * @param data the labelled images
 * @param out where the table and what is under way are kept
 * @param models of the table, see {@link LowDataCell}
 * @param sizes training images of each class
 * @param repetitions how many samples of each size
 * @param training how each model is trained
 * @param limit test images in all, the same number of each class; 0 for all
 * @param elimination how many trials a test image gets
 * @param seed of pool, samples, weights and noise
 */
public record LowDataRequest(
        DataFolder data,
        Path out,
        List<String> models,
        List<Integer> sizes,
        int repetitions,
        Training training,
        int limit,
        EliminationSettings elimination,
        long seed) {
    /**
     * How each model is trained.
     *
     * @param preset of the diffusion model, or null for that of the pretrained model, or small where there is none
     * @param imageSize side in pixels of the images that the networks see, 0 for the recipes'
     * @param init folder of the pretrained diffusion model, or null where there is none
     * @param steps of a training with the largest size, fewer for smaller ones as in the paper, or 0 where {@code time}
     *     decides
     * @param time of every training, or null where {@code steps} decides
     * @param checkpoints of a diffusion model, among which the one with the highest validation accuracy is kept; 0 keeps
     *     the last weights. Baselines are validated after every epoch
     * @param validation images of each class at most
     * @param networks pretrained discriminative ones
     */
    public record Training(
            String preset,
            int imageSize,
            Path init,
            long steps,
            Duration time,
            int checkpoints,
            int validation,
            PretrainedNetworks networks) {
        /** Without pretrained networks. */
        public Training(
                String preset, int imageSize, Path init, long steps, Duration time, int checkpoints, int validation) {
            this(preset, imageSize, init, steps, time, checkpoints, validation, PretrainedNetworks.NONE);
        }

        public Training {
            preset = preset == null ? presetOf(init) : preset;
            if ((steps > 0) == (time != null)) {
                throw new IllegalArgumentException(
                        "A training ends after a number of steps or of minutes: give one of them");
            }
            if (checkpoints < 0 || validation < 1) {
                throw new IllegalArgumentException(
                        "There are at least 0 checkpoints and 1 validation image a class, not " + checkpoints + " and "
                                + validation);
            }
        }

        private static String presetOf(Path init) {
            return Optional.ofNullable(init)
                    .flatMap(folder -> new PretrainedModel(folder).preset())
                    .orElse(TrainingPlan.DEFAULT.preset());
        }

        /** Steps of a training with so many images a class, in the paper's proportion; 0 where time decides. */
        long steps(int perClass, int largest) {
            return steps == 0
                    ? 0
                    : Math.max(
                            1,
                            Math.round(steps
                                    * (PaperResults.lowDataSteps(perClass) / PaperResults.lowDataSteps(largest))));
        }
    }

    public LowDataRequest {
        models = List.copyOf(models);
        sizes = List.copyOf(sizes);
        LowDataCell.table(models, sizes, repetitions);
        for (String model : models) {
            if (PretrainedNetworks.isPretrained(model) && training.networks().start(model) == null) {
                throw new IllegalArgumentException("For " + model + " a pretrained network of the preset "
                        + PretrainedNetworks.preset(model) + " is needed: name its folder with --init-network");
            }
        }
        if (training.init() == null
                && models.contains(Studies.LowData.DIFFUSION)
                && models.contains(Studies.LowData.SCRATCH)) {
            throw new IllegalArgumentException("Without a pretrained model, " + Studies.LowData.DIFFUSION + " and "
                    + Studies.LowData.SCRATCH + " are the same; name one of them");
        }
        if (limit < 0) {
            throw new IllegalArgumentException("The limit of " + limit + " images is negative");
        }
    }

    /** All trainings, in the order in which they are done. */
    public List<LowDataCell> cells() {
        return LowDataCell.table(models, sizes, repetitions);
    }

    int largest() {
        return sizes.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
