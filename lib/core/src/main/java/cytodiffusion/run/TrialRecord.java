package cytodiffusion.run;

import cytodiffusion.classify.ErrorWeighting;
import cytodiffusion.evaluation.JudgedPart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What every class's error was in every trial of some images, unweighted: all that weightings and eliminations decide
 * on, so that they can be compared on the same trials without the network.
 *
 * @param settings under which it was made
 * @param images in the order in which they were decided
 */
public record TrialRecord(Settings settings, List<Image> images) {
    public TrialRecord {
        images = List.copyOf(images);
        for (Image image : images) {
            if (image.trials() != settings.trials()
                    || image.errors()[0].length != settings.classes().size()) {
                throw new IllegalArgumentException(
                        image.id() + " has " + image.trials() + " trials of " + image.errors()[0].length
                                + " classes, the record " + settings.trials() + " of "
                                + settings.classes().size());
            }
            if (image.label() < 0 || image.label() >= settings.classes().size()) {
                throw new IllegalArgumentException(image.id() + " has the label " + image.label() + " of "
                        + settings.classes().size() + " classes");
            }
        }
    }

    /**
     * What the errors depend on.
     *
     * @param dataset name of its folder
     * @param split which part of it the images are from; unsaid in older records
     * @param model SHA-256 of its card
     * @param classes that the model knows
     * @param weighting coefficients of the model's own polynomial; empty where it has none
     * @param trials of every class and image
     * @param seed of the draws
     * @param precision in which the network computed
     * @param machine that it ran on
     */
    public record Settings(
            String dataset,
            JudgedPart split,
            String model,
            List<String> classes,
            List<Double> weighting,
            int trials,
            long seed,
            String precision,
            String machine) {
        public Settings {
            split = split == null ? JudgedPart.UNSAID : split;
            classes = List.copyOf(classes);
            weighting = List.copyOf(weighting);
        }

        /** The same for images of this part of the dataset. */
        Settings withSplit(JudgedPart other) {
            return new Settings(dataset, other, model, classes, weighting, trials, seed, precision, machine);
        }

        /** The same for so many trials. */
        Settings withTrials(int other) {
            return new Settings(dataset, split, model, classes, weighting, other, seed, precision, machine);
        }

        /** The names of those that differ and lead to other errors; the machine only changes last digits. */
        List<String> differences(Settings other) {
            List<String> differences = new ArrayList<>();
            add(differences, "dataset", dataset, other.dataset);
            add(differences, "split", split, other.split);
            add(differences, "model", model, other.model);
            add(differences, "classes", classes, other.classes);
            add(differences, "weighting", weighting, other.weighting);
            add(differences, "trials", trials, other.trials);
            add(differences, "seed", seed, other.seed);
            add(differences, "precision", precision, other.precision);
            return differences;
        }

        private static void add(List<String> differences, String name, Object here, Object there) {
            if (!here.equals(there)) {
                differences.add(name + " (" + there + ", now " + here + ")");
            }
        }
    }

    /**
     * One image's trials. The arrays are not copied.
     *
     * @param id among the images of its dataset
     * @param label index of its class
     * @param timesteps of the trials, in [1, 999]
     * @param errors {@code errors[k][c]}: squared distance of the noise predicted under class {@code c} from that added
     *     in trial {@code k}, summed over the circle in the middle of the latents
     */
    public record Image(String id, int label, int[] timesteps, float[][] errors) {
        public Image {
            if (timesteps.length == 0 || timesteps.length != errors.length) {
                throw new IllegalArgumentException(
                        id + " has " + timesteps.length + " timesteps and errors of " + errors.length + " trials");
            }
            for (float[] ofTrial : errors) {
                if (ofTrial.length != errors[0].length || ofTrial.length < 2) {
                    throw new IllegalArgumentException(id + " has trials with errors of " + ofTrial.length
                            + " classes; all need those of the same, 2 at least");
                }
            }
        }

        /** How many trials every class had. */
        public int trials() {
            return timesteps.length;
        }

        private Image only(int[] chosen) {
            return new Image(
                    id,
                    label,
                    IntStream.of(chosen).map(k -> timesteps[k]).toArray(),
                    IntStream.of(chosen).mapToObj(k -> errors[k]).toArray(float[][]::new));
        }
    }

    /**
     * The trials with timesteps from {@code from} on, below {@code to}: as many of each image, since all have the same
     * timesteps, in their own order.
     *
     * @throws IllegalArgumentException where there are none
     */
    public TrialRecord within(int from, int to) {
        List<Image> parts = images.stream()
                .map(image -> image.only(IntStream.range(0, image.trials())
                        .filter(k -> image.timesteps()[k] >= from && image.timesteps()[k] < to)
                        .toArray()))
                .toList();
        return new TrialRecord(
                parts.isEmpty() ? settings : settings.withTrials(parts.get(0).trials()), parts);
    }

    /** The model's own weighting. */
    public TrialWeighting ownWeighting() {
        return settings.weighting().isEmpty()
                ? TrialWeighting.UNIFORM
                : TrialWeighting.polynomial("polynomial, this model's", polynomial());
    }

    private ErrorWeighting polynomial() {
        return new ErrorWeighting(
                settings.weighting().stream().mapToDouble(Double::doubleValue).toArray());
    }
}
