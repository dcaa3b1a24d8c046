package cytodiffusion.spark;

import cytodiffusion.progress.Progress;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Shows how far a count of Spark is, by its tasks: Spark's listener tells, and the thread that waits shows. */
final class TaskBar extends SparkListener implements AutoCloseable {
    private final AtomicLong tasks = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final SparkContext context;
    private final Progress.Task task;

    private TaskBar(SparkContext context, Progress.Task task) {
        this.context = context;
        this.task = task;
    }

    static TaskBar of(SparkContext context, String what, Progress progress) {
        TaskBar bar = new TaskBar(context, progress.start(what, "tasks of Spark", -1));
        context.addSparkListener(bar);
        return bar;
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
        tasks.addAndGet(submitted.stageInfo().numTasks());
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        ended.incrementAndGet();
    }

    /** Tells the bar; only the thread that opened it may. */
    void show() {
        task.update(ended.get(), "of " + tasks.get() + " known so far");
    }

    @Override
    public void close() {
        context.removeSparkListener(this);
        task.close();
    }
}
