package cytodiffusion.paper.wnet.transfer;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.NearDuplicates;
import cytodiffusion.data.Split;
import cytodiffusion.data.Splitter;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.training.TrainingSplit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A folder of few images in two halves: one that samples are drawn from to learn from, and one that judges. Every class is
 * halved; pictures of one cell lie in one half, so that no network is judged by a cell that it has seen.
 *
 * @param folder both halves
 * @param split train and test; nothing is for validation, as so few images choose nothing
 */
record Halves(ImageFolder folder, Split split) {
    private static final long SEED = 0;

    /**
     * Halves a folder, always in the same way.
     *
     * @param same how much alike two pictures of one cell are at least, see {@link NearDuplicates}
     * @throws IllegalArgumentException where a class is not in both halves
     */
    static Halves of(ImageFolder folder, double same, Stop stop, Progress progress) throws IOException {
        List<List<LabelledImage>> groups = NearDuplicates.groups(folder.images(), same, stop, progress);
        Splitter splitter = Splitter.of(folder.images(), SEED, progress, stop).keepingTogether(groups);
        Halves halves = new Halves(folder, splitter.fractions(0.5, 0, 0.5));
        for (int label = 0; label < folder.classes().size(); label++) {
            Split ofClass = halves.split.ofClass(label);
            if (ofClass.train().isEmpty() || ofClass.test().isEmpty()) {
                throw new IllegalArgumentException(
                        "The class " + folder.classes().get(label) + " of " + folder.root()
                                + " cannot be halved: its images are too few, or taken for pictures of one cell");
            }
        }
        return halves;
    }

    /** Images of the smallest class that samples are drawn from. */
    int largestSample() {
        return IntStream.range(0, folder.classes().size())
                .map(label -> split.ofClass(label).train().size())
                .min()
                .orElseThrow();
    }

    /**
     * A sample of the one half with all of the other: the ids of each part, as a training takes them. With one seed smaller
     * samples lie in larger ones.
     */
    Map<String, List<String>> sample(int perClass, long seed) {
        return TrainingSplit.ids(folder, split.withTrainSample(perClass, seed));
    }

    /** The ids of the images that judge. */
    List<String> test() {
        return Split.ids(split.test());
    }
}
