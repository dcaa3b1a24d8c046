package cytodiffusion.experiment;

import cytodiffusion.data.Seeds;
import cytodiffusion.tensor.Gaussian;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trials whose errors are drawn: noise that all classes share, noise of each class's own, and what the wrong classes have
 * more on average, at timesteps below 500 only.
 */
public final class SimulatedTrials {
    public static final List<String> CLASSES = List.of("a", "b", "c", "d");

    private SimulatedTrials() {}

    public static TrialRecord record(int images, int trials, double lead, long seed) {
        List<TrialRecord.Image> drawn = new ArrayList<>();
        for (int n = 0; n < images; n++) {
            drawn.add(image("cell " + n, n % CLASSES.size(), trials, lead, Seeds.derive(seed, n)));
        }
        return new TrialRecord(settings(trials), drawn);
    }

    static TrialRecord.Settings settings(int trials) {
        return new TrialRecord.Settings(
                "drawn", "all", "none", CLASSES, List.of(1.0, 2.0, 3.0), trials, 1, "fp32", "any machine");
    }

    private static TrialRecord.Image image(String id, int label, int trials, double lead, long seed) {
        SplittableRandom random = Seeds.random(seed);
        int[] timesteps = new int[trials];
        float[][] errors = new float[trials][CLASSES.size()];
        int[] grid = IntStream.range(0, trials).map(i -> 1 + 998 * i / trials).toArray();
        for (int k = 0; k < trials; k++) {
            // A step that has no divisor in common with any number of trials used here visits each once.
            timesteps[k] = grid[k * 7 % trials];
            float[] noise = Gaussian.numbers(random, 1 + CLASSES.size());
            double wrong = timesteps[k] < 500 ? lead : 0;
            int trial = k;
            for (int c = 0; c < CLASSES.size(); c++) {
                errors[trial][c] = (float) (100 + 10 * noise[0] + noise[1 + c] + (c == label ? 0 : wrong));
            }
        }
        return new TrialRecord.Image(id, label, timesteps, errors);
    }

    /** One image whose errors are given. */
    static TrialRecord of(int label, int[] timesteps, float[]... errors) {
        return new TrialRecord(
                settings(timesteps.length),
                List.of(new TrialRecord.Image("given", label, timesteps, Arrays.copyOf(errors, errors.length))));
    }
}
