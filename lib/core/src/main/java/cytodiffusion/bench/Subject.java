package cytodiffusion.bench;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.Split;
import cytodiffusion.data.SplitPart;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.data.smear.SyntheticSmear;
import cytodiffusion.model.OpenModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.training.ModelTraining;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * The model that classification is measured with, and images that it was not trained on.
 *
 * @param description for the record
 * @param plain the same model in float32, for the plain implementation
 * @param canvases the same number of each class, as far as there are so many
 */
record Subject(String description, OpenModel model, OpenModel plain, List<RgbImage> canvases) implements AutoCloseable {
    private static final long TRAINING_STEPS = 250;
    private static final int DRAWN_PER_CLASS = 120;

    /**
     * @param folder for what is drawn and trained where no model is given
     * @param images how many are needed
     */
    static Subject of(BenchRequest request, Path folder, int images, Stop stop, Progress progress) throws IOException {
        if (request.model() != null) {
            return open("the model " + request.model().getFileName(), request, request.model(), request.data(), images);
        }
        Path data = folder.resolve("cells");
        new SmearDataset(SyntheticSmear.pbcClasses(), DRAWN_PER_CLASS, 1, Domain.REFERENCE, 96)
                .write(data, progress, stop);
        Path model = folder.resolve("model");
        TrainingRequest training = TrainingRequest.of(data, model, TrainingPlan.DEFAULT)
                .steps(TRAINING_STEPS)
                .precision(request.precision());
        if (ModelTraining.run(training, stop, progress).card() == null || stop.requested()) {
            throw new CancellationException("The training of the model to measure with was interrupted");
        }
        String description = "the preset small, trained for " + TRAINING_STEPS + " steps on the synthetic smear";
        return open(description, request, model, DataFolder.of(data), images);
    }

    private static Subject open(String description, BenchRequest request, Path folder, DataFolder data, int images)
            throws IOException {
        OpenModel model = new OpenModel(folder, request.precision());
        OpenModel plain = null;
        try {
            plain = new OpenModel(folder, "fp32");
            Preprocessing preprocessing = model.card().preprocessing(data.range());
            List<RgbImage> canvases = new ArrayList<>();
            for (LabelledImage image : unseen(model, data.scan().images(), images)) {
                canvases.add(preprocessing.canvasOf(image.path()));
            }
            if (canvases.size() < images) {
                throw new IllegalArgumentException("The benchmark needs " + images + " images that the model was not"
                        + " trained on; " + data + " has " + canvases.size());
            }
            return new Subject(description, model, plain, canvases);
        } catch (IOException | RuntimeException e) {
            model.close();
            if (plain != null) {
                plain.close();
            }
            throw e;
        }
    }

    private static List<LabelledImage> unseen(OpenModel model, List<LabelledImage> images, int count) {
        Set<String> test = new HashSet<>(model.card().ids(SplitPart.TEST));
        List<LabelledImage> candidates = images.stream()
                .filter(image -> test.isEmpty() || test.contains(image.id()))
                .toList();
        int classes = (int)
                candidates.stream().mapToInt(LabelledImage::label).distinct().count();
        List<LabelledImage> chosen = Split.firstPerClass(candidates, count / Math.max(1, classes) + 1);
        return interleaved(chosen, classes).subList(0, Math.min(count, chosen.size()));
    }

    /** One of each class, then the next of each, so that every part has all classes. */
    private static List<LabelledImage> interleaved(List<LabelledImage> byClass, int classes) {
        List<LabelledImage> mixed = new ArrayList<>();
        int each = (byClass.size() + classes - 1) / Math.max(1, classes);
        for (int i = 0; i < each; i++) {
            for (int j = i; j < byClass.size(); j += each) {
                mixed.add(byClass.get(j));
            }
        }
        return mixed;
    }

    @Override
    public void close() {
        model.close();
        plain.close();
    }
}
