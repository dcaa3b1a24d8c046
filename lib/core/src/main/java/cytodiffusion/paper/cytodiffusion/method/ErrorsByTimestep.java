package cytodiffusion.paper.cytodiffusion.method;

import cytodiffusion.classify.TrialErrors;
import cytodiffusion.diffusion.NoiseSchedule;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.run.TrialWeighting;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.MeanEstimate;
import cytodiffusion.stats.Median;
import cytodiffusion.stats.PointEstimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Recorded errors in ranges of timesteps of equal width, those without trials left out. */
public final class ErrorsByTimestep {

    private ErrorsByTimestep() {}

    /**
     * A quantity in each range.
     *
     * @param timestep the middle of the range
     * @param value a mean or a median
     * @param low lower edge of its band
     * @param high upper edge of its band
     */
    public record Line(double[] timestep, double[] value, double[] low, double[] high) {}

    /**
     * The mean over a class's trials of its error, with Student's 95 % interval; ranges of one trial have none (NaN).
     */
    public static Line mean(int[] timesteps, double[] errors, int ranges) {
        List<double[]> points = new ArrayList<>();
        for (int range = 0; range < ranges; range++) {
            double[] values = inRange(timesteps, errors, range, ranges);
            if (values.length > 0) {
                PointEstimate mean = MeanEstimate.of(values, Interval.LEVEL);
                points.add(new double[] {
                    middle(range, ranges),
                    mean.value(),
                    mean.interval().map(Interval::lower).orElse(Double.NaN),
                    mean.interval().map(Interval::upper).orElse(Double.NaN)
                });
            }
        }
        return line(points);
    }

    /**
     * How far the classes' errors lie apart in a trial: the median, over all trials of all images, of their standard
     * deviation, between its quartiles. This is what the weighting polynomial is fitted to.
     */
    public static Line spread(TrialRecord record, int ranges) {
        int count = record.images().size() * record.settings().trials();
        int[] timesteps = new int[count];
        double[] spread = new double[count];
        int i = 0;
        for (TrialRecord.Image image : record.images()) {
            TrialErrors errors = TrialWeighting.UNIFORM.of(image);
            for (int k = 0; k < image.trials(); k++) {
                timesteps[i] = image.timesteps()[k];
                spread[i++] = deviation(errors, k);
            }
        }
        List<double[]> points = new ArrayList<>();
        for (int range = 0; range < ranges; range++) {
            double[] values = inRange(timesteps, spread, range, ranges);
            if (values.length > 0) {
                Arrays.sort(values);
                points.add(new double[] {
                    middle(range, ranges), Median.of(values), values[values.length / 4], values[values.length * 3 / 4]
                });
            }
        }
        return line(points);
    }

    private static double deviation(TrialErrors errors, int trial) {
        double[] ofTrial = Arrays.stream(errors.byClass())
                .mapToDouble(ofClass -> ofClass[trial])
                .toArray();
        double mean = Arrays.stream(ofTrial).average().orElseThrow();
        return Math.sqrt(Arrays.stream(ofTrial)
                .map(e -> (e - mean) * (e - mean))
                .average()
                .orElseThrow());
    }

    private static double[] inRange(int[] timesteps, double[] values, int range, int ranges) {
        double[] chosen = new double[timesteps.length];
        int count = 0;
        for (int k = 0; k < timesteps.length; k++) {
            if (timesteps[k] * ranges / NoiseSchedule.STEPS == range) {
                chosen[count++] = values[k];
            }
        }
        return Arrays.copyOf(chosen, count);
    }

    private static double middle(int range, int ranges) {
        return (range + 0.5) * NoiseSchedule.STEPS / ranges;
    }

    private static Line line(List<double[]> points) {
        double[][] columns = new double[4][points.size()];
        for (int i = 0; i < points.size(); i++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column][i] = points.get(i)[column];
            }
        }
        return new Line(columns[0], columns[1], columns[2], columns[3]);
    }
}
