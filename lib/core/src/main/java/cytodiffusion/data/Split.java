package cytodiffusion.data;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Images parted into those that a model learns from, those that choose its settings and those that judge it. Made by
 * {@link Splitter}; within a class each list is in random order, so its first few images are a fair sample.
 */
public record Split(List<LabelledImage> train, List<LabelledImage> validation, List<LabelledImage> test) {
    public Split {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /** The images of one class in every part. */
    public Split ofClass(int label) {
        UnaryOperator<List<LabelledImage>> own = images ->
                images.stream().filter(image -> image.label() == label).toList();
        return new Split(own.apply(train), own.apply(validation), own.apply(test));
    }

    /** The same split, with at most {@code perClass} training images of each class: smaller sets lie in larger ones. */
    public Split withTrainPerClass(int perClass) {
        return new Split(firstPerClass(train, perClass), validation, test);
    }

    /**
     * The same split with {@code perClass} training images of each class (all of a class that has fewer), drawn at random:
     * with one seed smaller samples lie in larger ones, with another seed they are others.
     */
    public Split withTrainSample(int perClass, long seed) {
        List<LabelledImage> drawn = IntStream.range(0, train.size())
                .boxed()
                .sorted(Comparator.comparingLong(place -> Seeds.derive(seed, place)))
                .map(train::get)
                .toList();
        return new Split(firstPerClass(drawn, perClass), validation, test);
    }

    /** The same split, with at most {@code perClass} validation images of each class. */
    public Split withValidationPerClass(int perClass) {
        return new Split(train, firstPerClass(validation, perClass), test);
    }

    /** The ids of {@code images}, as a model card keeps them. */
    public static List<String> ids(List<LabelledImage> images) {
        return images.stream().map(LabelledImage::id).toList();
    }

    /** In an order that has nothing to do with the files' names, and is always the same for a seed. */
    public static List<LabelledImage> shuffled(List<LabelledImage> images, long seed) {
        return images.stream()
                .sorted(Comparator.comparingLong(image -> Seeds.derive(seed, image.id())))
                .toList();
    }

    /** The first {@code perClass} images of each class (all of a class that has fewer), in their order. */
    public static List<LabelledImage> firstPerClass(List<LabelledImage> images, int perClass) {
        int labels = images.stream().mapToInt(LabelledImage::label).max().orElse(-1) + 1;
        Function<Integer, List<LabelledImage>> first = label -> images.stream()
                .filter(image -> image.label() == label)
                .limit(perClass)
                .toList();
        return IntStream.range(0, labels)
                .boxed()
                .flatMap(label -> first.apply(label).stream())
                .toList();
    }
}
