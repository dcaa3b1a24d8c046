package cytodiffusion.training;

import cytodiffusion.data.CellSource;
import cytodiffusion.data.Failure;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.Split;
import cytodiffusion.data.ValueRange;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The images of a training: those that can be read, split, and numbered by the model's own classes.
 *
 * @param classes that the model learns; the excluded ones are not among them
 * @param split ids of all images, the test's excluded ones included
 * @param train canvases of the training images
 * @param trainLabels class of each of them
 * @param validation canvases of the validation images
 * @param validationLabels class of each of them
 * @param preprocessing that made the canvases
 * @param failures files that could not be read
 */
record TrainingData(
        List<String> classes,
        Map<String, List<String>> split,
        CellSource train,
        int[] trainLabels,
        CellSource validation,
        int[] validationLabels,
        Preprocessing preprocessing,
        List<Failure> failures) {
    /**
     * Scans, splits and reads the images that {@code request} names.
     *
     * @param given the split of a training that goes on or is like another one, or null where the plan parts the images
     */
    static TrainingData open(TrainingRequest request, Map<String, List<String>> given, Progress progress, Stop stop)
            throws IOException {
        TrainingPlan plan = request.plan();
        ImageFolder folder = request.data().scan();
        for (String name : plan.excluded()) {
            if (!folder.classes().contains(name)) {
                throw new IllegalArgumentException(
                        "The class to exclude, '" + name + "', is none of " + String.join(", ", folder.classes()));
            }
        }
        List<String> classes = folder.classes().stream()
                .filter(c -> !plan.excluded().contains(c))
                .filter(c -> plan.only().isEmpty() || c.equals(plan.only()))
                .toList();
        if (!plan.only().isEmpty() && classes.isEmpty()) {
            throw new IllegalArgumentException(
                    "The class '" + plan.only() + "' is none of " + String.join(", ", folder.classes()));
        }
        if (classes.size() < 2 && plan.gan().isEmpty()) {
            throw new IllegalArgumentException(request.data() + " leaves " + classes.size()
                    + " classes to learn; a classifier needs at least two folders of images");
        }
        Split all = given == null ? TrainingSplit.of(folder, plan, progress, stop) : TrainingSplit.of(folder, given);
        Split split = plan.only().isEmpty() ? all : all.ofClass(folder.classes().indexOf(plan.only()));
        Preprocessing preprocessing = new Preprocessing(
                plan.crop() >= 0 ? plan.crop() : PresetCrop.of(folder, plan.images()),
                plan.images().imageSize(),
                request.data().range().orElse(ValueRange.FULL),
                plan.space());
        List<Failure> failures = new ArrayList<>(folder.failures());
        CellSource train = readable(split.train(), preprocessing, failures, progress, stop);
        CellSource validation = readable(split.validation(), preprocessing, failures, progress, stop);
        if (!stop.requested() && train.size() == 0) {
            throw new IOException(
                    "None of the training images below " + request.data() + " can be read: " + failures.get(0));
        }
        return new TrainingData(
                classes,
                TrainingSplit.ids(folder, split),
                train,
                labels(train, folder, classes),
                validation,
                labels(validation, folder, classes),
                preprocessing,
                failures);
    }

    private static int[] labels(CellSource source, ImageFolder folder, List<String> classes) {
        return IntStream.range(0, source.size())
                .map(i -> classes.indexOf(folder.classes().get(source.image(i).label())))
                .toArray();
    }

    /** Decodes all images once; those that cannot be read are added to {@code failures} and left out. */
    private static CellSource readable(
            List<LabelledImage> images,
            Preprocessing preprocessing,
            List<Failure> failures,
            Progress progress,
            Stop stop) {
        CellSource all = new CellSource(images, preprocessing);
        List<Failure> broken = all.loadAll(progress, stop);
        if (broken.isEmpty()) {
            return all;
        }
        failures.addAll(broken);
        Set<Path> left = broken.stream().map(Failure::path).collect(Collectors.toSet());
        return new CellSource(
                images.stream().filter(i -> !left.contains(i.path())).toList(), preprocessing);
    }

    /** The canvas of a training image. */
    RgbImage trainCanvas(int index) {
        return canvas(train, index);
    }

    /** The canvas of a validation image. */
    RgbImage validationCanvas(int index) {
        return canvas(validation, index);
    }

    private static RgbImage canvas(CellSource source, int index) {
        return source.canvas(index)
                .orElseThrow(() -> new IllegalStateException(source.image(index).path()
                        + " could be read when the training began, and cannot be read any more"));
    }

    /** Up to {@code count} validation canvases, evenly from all classes; training canvases where there are none. */
    List<RgbImage> validationCanvases(int count) {
        CellSource source = validation.size() > 0 ? validation : train;
        List<RgbImage> canvases = new ArrayList<>();
        for (int i = 0; i < source.size() && canvases.size() < count; i++) {
            int spread = (int) ((long) i * source.size() / Math.min(count, source.size())) % source.size();
            source.canvas(spread).ifPresent(canvases::add);
        }
        return canvases;
    }
}
