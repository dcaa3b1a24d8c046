package cytodiffusion.training;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Split;
import cytodiffusion.data.SplitPart;
import cytodiffusion.data.Splitter;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Splits a dataset as a plan asks, and finds the split of a training that goes on. */
public final class TrainingSplit {
    private static final String TRAIN = SplitPart.TRAIN.id();
    private static final String VALIDATION = SplitPart.VALIDATION.id();
    private static final String TEST = SplitPart.TEST.id();
    private static final String UNUSED = SplitPart.UNUSED.id();

    private TrainingSplit() {}

    /** A new split. */
    static Split of(ImageFolder folder, TrainingPlan plan, Progress progress, Stop stop) {
        Splitter splitter = Splitter.of(folder.images(), plan.seed(), progress, stop);
        boolean anomaly = !plan.excluded().isEmpty();
        if (anomaly) {
            splitter = splitter.excluding(
                    plan.excluded().stream().map(folder.classes()::indexOf).collect(Collectors.toSet()));
        }
        Split split;
        if (plan.fold() > 0) {
            split = splitter.folds(plan.folds(), 0.2).get(plan.fold() - 1);
        } else {
            double test = plan.images().testShare();
            split = anomaly ? splitter.fractions(0.7, 0.1, 0.2) : splitter.fractions(0.9 - test, 0.1, test);
        }
        return plan.perClass() > 0 ? split.withTrainPerClass(plan.perClass()) : split;
    }

    /**
     * The split that tests on what another model was tested on, and on nothing else: a tenth of every class's other images
     * is for validation.
     *
     * @param other card of the model
     * @param seed of what is for validation
     * @return ids of each part, for {@link TrainingRequest#split}
     * @throws IllegalArgumentException where the card names no test image of the folder
     */
    public static Map<String, List<String>> testOf(
            ImageFolder folder, ModelCard other, long seed, Progress progress, Stop stop) {
        Set<String> test = Set.copyOf(other.ids(SplitPart.TEST));
        if (folder.images().stream().map(LabelledImage::id).noneMatch(test::contains)) {
            throw new IllegalArgumentException("By its card the other model was tested on none of the images below "
                    + folder.root() + "; images are the same where the names of class folder and file are");
        }
        Splitter splitter = Splitter.of(folder.images(), seed, progress, stop);
        return ids(folder, splitter.holdingOut(test).fractions(0.9, 0.1, 0));
    }

    /** The ids of each part, as a model card has them; those in no part are {@code unused}. */
    public static Map<String, List<String>> ids(ImageFolder folder, Split split) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        ids.put(TRAIN, Split.ids(split.train()));
        ids.put(VALIDATION, Split.ids(split.validation()));
        ids.put(TEST, Split.ids(split.test()));
        Set<String> used = new HashSet<>();
        ids.values().forEach(used::addAll);
        List<String> unused = folder.images().stream()
                .map(LabelledImage::id)
                .filter(id -> !used.contains(id))
                .toList();
        if (!unused.isEmpty()) {
            ids.put(UNUSED, unused);
        }
        return ids;
    }

    /** Whether two splits part the images alike; which others lie beside them, unused, decides nothing. */
    static boolean isSame(Map<String, List<String>> one, Map<String, List<String>> other) {
        return Stream.of(TRAIN, VALIDATION, TEST).allMatch(part -> Objects.equals(one.get(part), other.get(part)));
    }

    /**
     * The split of a training that goes on, whatever was added to the folder since.
     *
     * @throws IllegalArgumentException where images of it are gone
     */
    static Split of(ImageFolder folder, Map<String, List<String>> ids) {
        Map<String, LabelledImage> byId = new HashMap<>();
        folder.images().forEach(image -> byId.put(image.id(), image));
        return new Split(
                find(byId, ids.get(TRAIN), folder),
                find(byId, ids.get(VALIDATION), folder),
                find(byId, ids.get(TEST), folder));
    }

    private static List<LabelledImage> find(Map<String, LabelledImage> byId, List<String> ids, ImageFolder folder) {
        List<LabelledImage> images = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String id : ids) {
            LabelledImage image = byId.get(id);
            if (image == null) {
                missing.add(id);
            } else {
                images.add(image);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(missing.size() + " images that the training began with are not in "
                    + folder.root() + " any more, such as " + missing.get(0) + "; put them back, or train anew");
        }
        return images;
    }
}
