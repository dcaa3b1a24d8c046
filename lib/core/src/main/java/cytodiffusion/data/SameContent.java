package cytodiffusion.data;

import cytodiffusion.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds files that are the same picture, byte for byte. Only those of equal size are read. */
final class SameContent {
    private SameContent() {}

    /** Groups of two or more images with one content, whose labels are not all the same; in the order of the list. */
    static List<List<LabelledImage>> underSeveralLabels(List<LabelledImage> images) {
        List<List<LabelledImage>> same = new ArrayList<>();
        for (List<LabelledImage> ofOneSize : groups(images, SameContent::size)) {
            if (severalLabels(ofOneSize)) {
                groups(ofOneSize, SameContent::hash).stream()
                        .filter(SameContent::severalLabels)
                        .forEach(same::add);
            }
        }
        return same;
    }

    private static boolean severalLabels(List<LabelledImage> images) {
        return images.stream().mapToInt(LabelledImage::label).distinct().count() > 1;
    }

    private static <K> Collection<List<LabelledImage>> groups(
            List<LabelledImage> images, Function<LabelledImage, Optional<K>> key) {
        Map<K, List<LabelledImage>> groups = new HashMap<>();
        List<List<LabelledImage>> inOrder = new ArrayList<>();
        for (LabelledImage image : images) {
            Optional<K> of = key.apply(image);
            if (of.isPresent()) {
                groups.computeIfAbsent(of.get(), k -> {
                            List<LabelledImage> group = new ArrayList<>();
                            inOrder.add(group);
                            return group;
                        })
                        .add(image);
            }
        }
        return inOrder;
    }

    /** Nothing where the file cannot be read, which whoever decodes it says. */
    private static Optional<Long> size(LabelledImage image) {
        try {
            return Optional.of(Files.size(image.path()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> hash(LabelledImage image) {
        try {
            return Optional.of(Sha256.of(image.path()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
