package cytodiffusion.spark;

import cytodiffusion.evaluation.ComputedOn;
import cytodiffusion.tensor.CheckedLayers;
import cytodiffusion.tensor.CheckedLayers.Verdict;
import cytodiffusion.tensor.Machine;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a worker process says of itself.
 *
 * @param worker its name, see {@link Worker#name}
 * @param processor with the number of its cores, and the operating system
 * @param numerics all that decides by which kernels libtorch computes there
 * @param precision in which the model computed there
 * @param reason why, by the worker's own check
 * @param layers that were checked there
 * @param replaced those of them that libtorch's own operations compute wrongly there
 * @param wrong those of them that nothing computes right there
 */
record WorkerNote(
        String worker,
        String processor,
        String numerics,
        String device,
        int threads,
        String precision,
        String reason,
        List<String> layers,
        List<String> replaced,
        List<String> wrong)
        implements Serializable {

    /** This process. */
    static WorkerNote here(PrecisionChoice precision) {
        List<Verdict> verdicts = CheckedLayers.verdicts();
        return new WorkerNote(
                Worker.name(),
                Machine.description(),
                Machine.numerics(),
                Machine.device().toString(),
                Machine.threads(),
                precision.precision().id(),
                precision.reason(),
                new ArrayList<>(verdicts.stream().map(Verdict::layer).toList()),
                new ArrayList<>(verdicts.stream()
                        .filter(Verdict::isReplaced)
                        .map(Verdict::layer)
                        .toList()),
                new ArrayList<>(verdicts.stream()
                        .filter(verdict -> !verdict.right())
                        .map(Verdict::layer)
                        .toList()));
    }

    /** The last of each worker, as it knows most. */
    static List<WorkerNote> merged(List<WorkerNote> earlier, List<WorkerNote> later) {
        Map<String, WorkerNote> byWorker = new LinkedHashMap<>();
        earlier.forEach(note -> byWorker.put(note.worker(), note));
        for (WorkerNote note : later) {
            byWorker.merge(
                    note.worker(),
                    note,
                    (a, b) -> a.layers().size() > b.layers().size() ? a : b);
        }
        return List.copyOf(byWorker.values());
    }

    /** All of them as one. */
    static ComputedOn together(List<WorkerNote> notes) {
        Map<String, Object> layers = new LinkedHashMap<>();
        layers.put("checked", checked(notes));
        layers.put("replaced", List.copyOf(all(notes, WorkerNote::replaced)));
        layers.put("wrong", List.copyOf(all(notes, WorkerNote::wrong)));
        return new ComputedOn(
                different(notes, WorkerNote::device),
                notes.stream().mapToInt(WorkerNote::threads).max().orElse(0),
                different(notes, WorkerNote::processor),
                layers);
    }

    /** Different layers may have one name: each counts as often as in the worker that met most of that name. */
    private static int checked(List<WorkerNote> notes) {
        Map<String, Integer> most = new HashMap<>();
        for (WorkerNote note : notes) {
            for (String layer : note.layers()) {
                most.merge(layer, Collections.frequency(note.layers(), layer), Math::max);
            }
        }
        return most.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static SortedSet<String> all(List<WorkerNote> notes, Function<WorkerNote, List<String>> of) {
        return notes.stream().flatMap(note -> of.apply(note).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String different(List<WorkerNote> notes, Function<WorkerNote, String> of) {
        return notes.stream().map(of).distinct().sorted().collect(Collectors.joining(" and "));
    }

    /** What a reader should know where workers differ. */
    static List<String> differences(List<WorkerNote> notes, String precision) {
        List<String> found = new ArrayList<>();
        notes.stream()
                .filter(note -> !note.precision().equals(precision))
                .map(note -> "the worker " + note.worker() + " computed in " + note.precision() + ", not " + precision
                        + ": " + note.reason())
                .forEach(found::add);
        if (notes.stream().map(WorkerNote::numerics).distinct().count() > 1) {
            found.add("the workers' processors or settings differ, and the last digits of what they computed may, too");
        }
        return found;
    }
}
