package cytodiffusion.evaluation.cells;

import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.tensor.Precision;

/**
 * A Turing test that a machine takes: a small network learns to tell two kinds of cells on one half of them, and is asked
 * about the other half.
 *
 * @param question what it had to tell apart
 * @param right answers about the other half
 * @param cells of the other half
 */
public record MachineTest(String question, int right, int cells) {

    /** Lets a network learn and answer. */
    public static MachineTest of(
            String question,
            CellSet first,
            CellSet second,
            SmallNetwork.Size size,
            Precision precision,
            long seed,
            Stop stop,
            Progress progress) {
        CellSet learned = CellSet.opposed("first", first.half(true), "second", second.half(true));
        CellSet asked = CellSet.opposed("first", first.half(false), "second", second.half(false));
        try (SmallNetwork network =
                SmallNetwork.train("Learning " + question, learned, size, precision, seed, stop, progress)) {
            int[] answers = network.predict(asked.images());
            int right = 0;
            for (int i = 0; i < answers.length; i++) {
                right += answers[i] == asked.labels()[i] ? 1 : 0;
            }
            return new MachineTest(question, right, answers.length);
        }
    }

    /** Share of right answers, with the interval of Clopper and Pearson, as the paper has for its raters. */
    public PointEstimate accuracy() {
        return new PointEstimate((double) right / cells, BinomialInterval.clopperPearson(right, cells, Interval.LEVEL));
    }
}
