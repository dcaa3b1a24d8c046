package cytodiffusion.cost;

import cytodiffusion.progress.Stop;
import cytodiffusion.stats.Median;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Time and memory of a network on this machine: medians over rounds, of which the first warms up and does not count. */
final class Measurement {
    private static final int LARGE_BATCH = 64;
    private static final int MOST_ROUNDS = 9;
    private static final int FEWEST_ROUNDS = 3;
    private static final double ENOUGH_SECONDS = 5;

    private final Stop stop;

    /** @param stop looked at between rounds */
    Measurement(Stop stop) {
        this.stop = stop;
    }

    /**
     * Measures a network.
     *
     * @return figures by name
     * @throws CancellationException where it was stopped
     */
    Map<String, Object> of(Measurable network) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (int batch : new int[] {1, LARGE_BATCH}) {
            Map<String, Object> passes = timed(() -> network.forward(batch));
            passes.put("secondsAnImage", (double) passes.get("seconds") / batch);
            figures.put("batch" + batch, passes);
        }
        Map<String, Object> step = timed(network::trainingStep);
        step.put("batch", network.trainingBatch());
        figures.put("trainingStep", step);
        return figures;
    }

    private Map<String, Object> timed(Runnable work) {
        PeakMemory.reset();
        work.run();
        List<Double> seconds = new ArrayList<>();
        double spent = 0;
        while (seconds.size() < FEWEST_ROUNDS || seconds.size() < MOST_ROUNDS && spent < ENOUGH_SECONDS) {
            if (stop.requested()) {
                throw new CancellationException("The measurement was interrupted");
            }
            long start = System.nanoTime();
            work.run();
            seconds.add((System.nanoTime() - start) / 1e9);
            spent += seconds.get(seconds.size() - 1);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seconds", Median.of(seconds.stream().mapToDouble(s -> s).toArray()));
        figures.put("rounds", seconds.size());
        PeakMemory.mebibytes().ifPresent(peak -> figures.put("peakMemoryMiB", peak));
        return figures;
    }
}
