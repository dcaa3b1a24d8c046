package cytodiffusion.spark;

import cytodiffusion.data.Failure;
import cytodiffusion.evaluation.Judge;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.model.TrainedModel.Decision;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;

/**
 * What a worker does with a partition: it looks at the images as a single machine does, all with one model, and gives a
 * row for each of them, or none at all.
 *
 * @param notes gets what the worker says of itself
 * @param looked counts images
 */
record PartitionJudge(Ask ask, CollectionAccumulator<WorkerNote> notes, LongAccumulator looked)
        implements FlatMapFunction<Iterator<ImageTask>, Row> {
    @Override
    public Iterator<Row> call(Iterator<ImageTask> images) throws InterruptedException {
        List<ImageTask> tasks = new ArrayList<>();
        images.forEachRemaining(tasks::add);
        return WorkerModel.use(ask, model -> judge(model, tasks)).iterator();
    }

    private List<Row> judge(TrainedModel model, List<ImageTask> tasks) {
        TaskContext context = TaskContext.get();
        Stop killed = () -> context.isInterrupted() || Thread.currentThread().isInterrupted();
        Rows rows = new Rows(model.card().classes().size(), tasks);
        try {
            Judge.HERE.look(
                    model,
                    ask.question(),
                    tasks.stream().map(ImageTask::image).toList(),
                    rows,
                    killed,
                    Progress.SILENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (killed.requested() || rows.all.size() < tasks.size()) {
            // A partition is written whole or not at all.
            throw new TaskKilledException("stopped with " + rows.all.size() + " of " + tasks.size() + " images");
        }
        notes.add(WorkerNote.here(model.precision()));
        return rows.all;
    }

    /** The rows of a partition as they come. */
    private final class Rows implements Judge.Listener {
        private final List<Row> all = new ArrayList<>();
        private final Map<String, ImageTask> byName = new HashMap<>();
        private final Map<String, ImageTask> byFile = new HashMap<>();
        private final int classes;
        private final String worker = Worker.name();

        Rows(int classes, List<ImageTask> tasks) {
            this.classes = classes;
            tasks.forEach(task -> byName.put(task.name(), task));
            tasks.forEach(task -> byFile.put(task.file(), task));
        }

        @Override
        public void decided(Decision decision, double seconds) {
            ImageTask task = byName.get(decision.prediction().image());
            Decision kept = ask.withErrors()
                    ? decision
                    : new Decision(decision.prediction(), decision.trials(), decision.evaluations());
            all.add(ResultRow.of(kept, task, seconds, ask.modelName(), worker));
            looked.add(1);
        }

        @Override
        public void failed(Failure failure) {
            ImageTask task = byFile.get(failure.path().toString());
            all.add(ResultRow.of(failure, task, classes, ask.modelName(), worker));
            looked.add(1);
        }
    }
}
