package cytodiffusion.training;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ValueRange;
import cytodiffusion.tensor.PrecisionChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to train on what, for how long, and where the model goes.
 *
 * @param data the labelled images
 * @param out the model's folder
 * @param plan what to learn
 * @param precision {@code auto}, {@code fp32} or {@code bf16}
 * @param steps of the UNet, or of a baseline, in all, or 0 where {@code time} or {@code epochs} decides
 * @param time for all of the training, or null where {@code steps} or {@code epochs} decides
 * @param resume whether to go on with the training that {@code out} holds, by its own plan and precision
 * @param split ids of the images for each part, as a model's card lists them, or null where the plan parts the images
 * @param epochs how often all training images are seen, or 0 where {@code steps} or {@code time} decides
 */
public record TrainingRequest(
        DataFolder data,
        Path out,
        TrainingPlan plan,
        String precision,
        long steps,
        Duration time,
        boolean resume,
        Map<String, List<String>> split,
        int epochs) {
    /** A training whose plan parts the images. */
    public TrainingRequest(
            DataFolder data, Path out, TrainingPlan plan, String precision, long steps, Duration time, boolean resume) {
        this(data, out, plan, precision, steps, time, resume, null, 0);
    }

    public TrainingRequest {
        new TrainingLength(steps, time, epochs);
        if (precision.equals("fp16")) {
            throw new IllegalArgumentException("Training in fp16 would lose small gradients: train in bf16 or fp32");
        }
    }

    /** Half an hour of training on one folder of images a class. */
    public static TrainingRequest of(Path data, Path out, TrainingPlan plan) {
        return new TrainingRequest(
                DataFolder.of(data), out, plan, PrecisionChoice.AUTO, 0, Duration.ofMinutes(30), false);
    }

    /** A training in the precision that this machine is fit for. */
    public static TrainingRequest of(DataFolder data, Path out, TrainingPlan plan, TrainingLength length) {
        return new TrainingRequest(
                data, out, plan, PrecisionChoice.AUTO, length.steps(), length.time(), false, null, length.epochs());
    }

    public TrainingRequest steps(long count) {
        return new TrainingRequest(data, out, plan, precision, count, null, resume, split, 0);
    }

    public TrainingRequest epochs(int count) {
        return new TrainingRequest(data, out, plan, precision, 0, null, resume, split, count);
    }

    public TrainingRequest time(Duration limit) {
        return new TrainingRequest(data, out, plan, precision, 0, limit, resume, split, 0);
    }

    public TrainingRequest precision(String id) {
        return new TrainingRequest(data, out, plan, id, steps, time, resume, split, epochs);
    }

    public TrainingRequest resume(boolean goOn) {
        return new TrainingRequest(data, out, plan, precision, steps, time, goOn, split, epochs);
    }

    /** The same with the images parted as a model's card says, so that both are judged by the same ones. */
    public TrainingRequest split(Map<String, List<String>> ids) {
        return new TrainingRequest(data, out, plan, precision, steps, time, resume, ids, epochs);
    }

    /** With what the training was begun with. */
    TrainingRequest resumed(TrainingPlan begun, ValueRange range) {
        return new TrainingRequest(data.in(range), out, begun, precision, steps, time, resume, split, epochs);
    }
}
