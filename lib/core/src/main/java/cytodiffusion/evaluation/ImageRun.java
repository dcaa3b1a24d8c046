package cytodiffusion.evaluation;

import cytodiffusion.classify.Classification;
import cytodiffusion.classify.ClassifierSettings;
import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.data.Failure;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.evaluation.ReadableImages.Source;
import cytodiffusion.model.OpenModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Classifies the files of a list, with all that the classifier found out about each. */
public final class ImageRun {
    private final OpenModel model;
    private final ClassifierSettings settings;
    private final Preprocessing preprocessing;

    /** @param preprocessing how a file becomes a canvas */
    public ImageRun(OpenModel model, ClassifierSettings settings, Preprocessing preprocessing) {
        this.model = model;
        this.settings = settings;
        this.preprocessing = preprocessing;
    }

    /**
     * Classifies images; when stopped it leaves out the rest.
     *
     * @param images with ids that differ
     * @param decided told of each result as soon as it is there, not always in the order of the images
     * @return the files that could not be read
     */
    public List<Failure> classify(
            String what,
            List<LabelledImage> images,
            BiConsumer<LabelledImage, Classification> decided,
            Stop stop,
            Progress progress) {
        List<Failure> unreadable = new ArrayList<>();
        Map<String, LabelledImage> byId = new HashMap<>();
        images.forEach(image -> byId.put(image.id(), image));
        Iterator<Source> sources = images.stream()
                .map(image -> new Source(image.id(), image.path()))
                .iterator();
        int[] done = {0};
        try (DiffusionClassifier classifier = model.classifier(settings);
                Progress.Task task = progress.start(what, "images", images.size())) {
            classifier.classify(
                    new ReadableImages(sources, preprocessing, unreadable::add),
                    result -> {
                        decided.accept(byId.get(result.image()), result);
                        task.update(++done[0] + unreadable.size(), "");
                    },
                    stop);
        }
        return unreadable;
    }
}
