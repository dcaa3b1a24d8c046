package cytodiffusion.classify;

import cytodiffusion.diffusion.NoiseSchedule;
import java.util.SplittableRandom;

/** At which timesteps an image is tried, and how much the error at each counts. */
public interface TimestepScheme {
    /** The factor for errors at timestep {@code t} in [0, 999]. */
    double weight(int t);

    /**
     * The timesteps of {@code count} trials, in [1, 999]. Here an even grid of whole numbers from 1 to 999, shuffled once,
     * as in the published code.
     */
    default int[] timesteps(int count, SplittableRandom random) {
        int last = NoiseSchedule.STEPS - 1;
        int[] grid = new int[count];
        for (int i = 0; i < count; i++) {
            int t = count == 1 ? 1 : (int) (1 + (double) i * (last - 1) / (count - 1));
            int j = random.nextInt(i + 1);
            grid[i] = grid[j];
            grid[j] = t;
        }
        return grid;
    }
}
