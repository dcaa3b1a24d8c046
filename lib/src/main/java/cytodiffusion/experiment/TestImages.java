package cytodiffusion.experiment;

import cytodiffusion.data.Failure;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.Split;
import cytodiffusion.nn.ModelCard;
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
 * @param split which part of the data these are, in words
 * @param warning what a reader of the result should know, or the empty string
 * @param failures folders that could not be listed
 */
record TestImages(
        List<String> classes, List<LabelledImage> images, String split, String warning, List<Failure> failures) {
    /** Chooses images as {@code request} asks. */
    static TestImages of(EvaluationRequest request, ModelCard card) throws IOException {
        ImageFolder folder = ImageFolder.scan(request.data());
        Set<String> train = ids(card, "train");
        train.addAll(ids(card, "validation"));
        Set<String> test = ids(card, "test");
        long seen = folder.images().stream().filter(i -> train.contains(i.id())).count();
        long held = folder.images().stream().filter(i -> test.contains(i.id())).count();
        boolean known = seen + held == folder.images().size() && held > 0;
        boolean testOnly = request.split() == null ? known : request.split().equals("test");
        if (testOnly && held == 0) {
            throw new IllegalArgumentException("None of the images in " + request.data()
                    + " belongs to the test split on the model's card; judge it on all of them with --split all");
        }
        List<LabelledImage> images = new ArrayList<>();
        for (LabelledImage image : folder.images()) {
            if (!testOnly || test.contains(image.id())) {
                images.add(image);
            }
        }
        String warning = "";
        if (!testOnly && seen > 0) {
            warning = seen + " of the images were used to train this model: the figures flatter it";
        } else if (!known && seen == 0 && held == 0) {
            warning = "the images are not those that the model's card lists; whether it has seen them is not known";
        }
        if (request.limit() > 0) {
            int perClass = Math.max(1, request.limit() / folder.classes().size());
            images = Split.firstPerClass(shuffled(images), perClass);
        }
        return new TestImages(folder.classes(), images, testOnly ? "test" : "all", warning, folder.failures());
    }

    private static Set<String> ids(ModelCard card, String part) {
        boolean known = card.training() != null && card.training().split() != null;
        return new HashSet<>(known ? card.training().split().getOrDefault(part, List.of()) : List.of());
    }

    /** In an order that has nothing to do with the files' names, and is always the same. */
    private static List<LabelledImage> shuffled(List<LabelledImage> images) {
        List<LabelledImage> order = new ArrayList<>(images);
        order.sort((a, b) -> Long.compare(Seeds.derive(0, a.id()), Seeds.derive(0, b.id())));
        return order;
    }
}
