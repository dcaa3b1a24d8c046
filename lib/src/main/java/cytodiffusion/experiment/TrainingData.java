package cytodiffusion.experiment;

import cytodiffusion.data.CellSource;
import cytodiffusion.data.Failure;
import cytodiffusion.data.ImageFile;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.RgbImage;
import cytodiffusion.data.Split;
import cytodiffusion.data.Splitter;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The images of a training: those that can be read, split, and numbered by the model's own classes.
 *
 * @param classes that the model learns; the excluded ones are not among them
 * @param split ids of all images, the test's excluded ones included
 * @param train canvases of the training images
 * @param trainLabels class of each of them
 * @param validation canvases of the validation images
 * @param preprocessing that made the canvases
 * @param failures files that could not be read
 */
record TrainingData(
        List<String> classes,
        Map<String, List<String>> split,
        CellSource train,
        int[] trainLabels,
        CellSource validation,
        Preprocessing preprocessing,
        List<Failure> failures) {
    /** Scans, splits and reads the images that {@code request} names. */
    static TrainingData open(TrainingRequest request, Progress progress, Stop stop) throws IOException {
        ImageFolder folder = ImageFolder.scan(request.data());
        for (String name : request.excluded()) {
            if (!folder.classes().contains(name)) {
                throw new IllegalArgumentException(
                        "The class to exclude, '" + name + "', is none of " + String.join(", ", folder.classes()));
            }
        }
        List<String> classes = folder.classes().stream()
                .filter(c -> !request.excluded().contains(c))
                .toList();
        if (classes.size() < 2) {
            throw new IllegalArgumentException(request.data() + " leaves " + classes.size()
                    + " classes to learn; a classifier needs at least two folders of images");
        }
        Split split = split(folder, request);
        Preprocessing preprocessing = new Preprocessing(
                request.crop() >= 0 ? request.crop() : defaultCrop(folder, request.recipe()),
                request.recipe().imageSize());
        CellSource train = new CellSource(split.train(), preprocessing);
        List<Failure> failures = new ArrayList<>(folder.failures());
        failures.addAll(train.loadAll(progress, stop));
        CellSource readable = withoutFailures(split.train(), train, preprocessing);
        int[] labels = IntStream.range(0, readable.size())
                .map(i -> classes.indexOf(folder.classes().get(readable.image(i).label())))
                .toArray();
        Map<String, List<String>> ids = new LinkedHashMap<>();
        ids.put("train", Split.ids(split.train()));
        ids.put("validation", Split.ids(split.validation()));
        ids.put("test", Split.ids(split.test()));
        return new TrainingData(
                classes,
                ids,
                readable,
                labels,
                new CellSource(split.validation(), preprocessing),
                preprocessing,
                failures);
    }

    private static Split split(ImageFolder folder, TrainingRequest request) {
        Splitter splitter = Splitter.of(folder.images(), request.seed());
        boolean anomaly = !request.excluded().isEmpty();
        if (anomaly) {
            splitter = splitter.excluding(Set.copyOf(
                    request.excluded().stream().map(folder.classes()::indexOf).toList()));
        }
        Split split;
        if (request.fold() > 0) {
            split = splitter.folds(request.folds(), 0.2).get(request.fold() - 1);
        } else {
            split = anomaly ? splitter.fractions(0.7, 0.1, 0.2) : splitter.fractions(0.8, 0.1, 0.1);
        }
        return request.perClass() > 0 ? split.withTrainPerClass(request.perClass()) : split;
    }

    private static int defaultCrop(ImageFolder folder, Recipe recipe) throws IOException {
        for (LabelledImage image : folder.images()) {
            try {
                RgbImage first = ImageFile.read(image.path());
                return (int) Math.round(recipe.cropShare() * Math.min(first.width(), first.height()));
            } catch (IOException e) {
                // Broken files are named when all are read; any good one shows the size.
            }
        }
        throw new IOException(
                "None of the " + folder.images().size() + " images below " + folder.root() + " can be read");
    }

    private static CellSource withoutFailures(List<LabelledImage> images, CellSource all, Preprocessing preprocessing) {
        if (all.failures().isEmpty()) {
            return all;
        }
        Set<Path> broken = new HashSet<>();
        all.failures().forEach(f -> broken.add(f.path()));
        return new CellSource(
                images.stream().filter(i -> !broken.contains(i.path())).toList(), preprocessing);
    }

    /** The canvas of a training image. */
    RgbImage trainCanvas(int index) {
        return train.canvas(index)
                .orElseThrow(() -> new IllegalStateException(train.image(index).path()
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
