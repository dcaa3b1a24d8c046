package cytodiffusion.evaluation;

import cytodiffusion.data.Failure;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Split;
import cytodiffusion.data.SplitPart;
import cytodiffusion.data.image.ImageFile;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The images that a model is judged on.
 *
 * @param classes names of the data's classes, which need not be the model's
 * @param images in the order in which they are classified
 * @param split which part of the data these are, never unsaid
 * @param warning what a reader of the result should know, or the empty string
 * @param failures folders that could not be listed, and images that are left out and could not be read anyway
 */
public record TestImages(
        List<String> classes, List<LabelledImage> images, JudgedPart split, String warning, List<Failure> failures) {
    /**
     * Chooses images as {@code request} asks.
     *
     * @param stop looked at while images that the card does not list are tried
     * @throws IllegalArgumentException where a part of the split is wanted and the folder has nothing of it
     */
    public static TestImages of(EvaluationRequest request, ModelCard card, Stop stop) throws IOException {
        ImageFolder folder = request.data().scan();
        Lists lists = Lists.of(card);
        boolean known = folder.images().stream().anyMatch(i -> lists.listed(i.id()));
        JudgedPart split =
                request.split() != JudgedPart.UNSAID ? request.split() : known ? JudgedPart.TEST : JudgedPart.ALL;
        List<String> notes = new ArrayList<>();
        List<Failure> failures = new ArrayList<>(folder.failures());
        List<LabelledImage> chosen =
                switch (split) {
                    case TEST -> testSplit(folder, lists, notes, failures, stop);
                    case VALIDATION -> listed(folder, lists.validation(), SplitPart.VALIDATION, notes);
                    case ALL, UNSAID -> everything(folder, lists, known, notes);
                };
        return new TestImages(
                folder.classes(), limited(chosen, request.limit(), notes), split, String.join("; ", notes), failures);
    }

    /**
     * What a model's card lists.
     *
     * @param train images that it was trained on
     * @param validation images that something of it was chosen or fitted with
     * @param test images kept for judging it
     * @param unused images that were there and were set aside
     */
    private record Lists(Set<String> train, Set<String> validation, Set<String> test, Set<String> unused) {
        static Lists of(ModelCard card) {
            return new Lists(
                    ids(card, SplitPart.TRAIN),
                    ids(card, SplitPart.VALIDATION),
                    ids(card, SplitPart.TEST),
                    ids(card, SplitPart.UNUSED));
        }

        private static Set<String> ids(ModelCard card, SplitPart part) {
            return new HashSet<>(card.ids(part));
        }

        boolean listed(String id) {
            return seen(id) || test.contains(id) || unused.contains(id);
        }

        boolean seen(String id) {
            return train.contains(id) || validation.contains(id);
        }
    }

    private static List<LabelledImage> testSplit(
            ImageFolder folder, Lists lists, List<String> notes, List<Failure> failures, Stop stop) {
        List<LabelledImage> test = listed(folder, lists.test(), SplitPart.TEST, notes);
        List<LabelledImage> strangers =
                folder.images().stream().filter(i -> !lists.listed(i.id())).toList();
        if (!strangers.isEmpty()) {
            notes.add(count(strangers.size(), "image") + (strangers.size() == 1 ? " is" : " are")
                    + " not on the model's card and " + (strangers.size() == 1 ? "was" : "were")
                    + " left out; judge all with --split all");
            failures.addAll(unreadable(strangers, stop));
        }
        return test;
    }

    private static List<LabelledImage> listed(ImageFolder folder, Set<String> ids, SplitPart part, List<String> notes) {
        List<LabelledImage> images =
                folder.images().stream().filter(i -> ids.contains(i.id())).toList();
        if (images.isEmpty()) {
            throw new IllegalArgumentException("None of the images in " + folder.root() + " belongs to the " + part.id()
                    + " split on the model's card; judge it on all of them with --split all");
        }
        int missing = ids.size() - images.size();
        if (missing > 0) {
            notes.add(count(missing, part.id() + " image") + " of the model's card " + (missing == 1 ? "is" : "are")
                    + " not in the folder");
        }
        return images;
    }

    private static List<LabelledImage> everything(ImageFolder folder, Lists lists, boolean known, List<String> notes) {
        long seen = folder.images().stream().filter(i -> lists.seen(i.id())).count();
        if (seen > 0) {
            notes.add(seen + " of the images were used to train this model: the figures flatter it");
        } else if (!known) {
            notes.add("the images are not those that the model's card lists; whether it has seen them is not known");
        }
        return folder.images();
    }

    /** A file that was added and is broken is named, whether its image counts or not. */
    private static List<Failure> unreadable(List<LabelledImage> images, Stop stop) {
        List<Failure> failures = new ArrayList<>();
        for (LabelledImage image : images) {
            if (stop.requested()) {
                break;
            }
            try {
                ImageFile.read(image.path());
            } catch (IOException e) {
                failures.add(new Failure(image.path(), e.getMessage()));
            }
        }
        return failures;
    }

    private static List<LabelledImage> limited(List<LabelledImage> images, int limit, List<String> notes) {
        if (limit == 0) {
            return images;
        }
        int classes =
                (int) images.stream().mapToInt(LabelledImage::label).distinct().count();
        if (limit < classes) {
            notes.add("a limit of " + limit + " is less than the " + classes
                    + " classes: one image of each class was taken");
        }
        return Split.firstPerClass(Split.shuffled(images, 0), Math.max(1, limit / classes));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
