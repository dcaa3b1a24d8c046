package cytodiffusion.paper.wnet.generated;

import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.SplitPart;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.CellSpec;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.evaluation.cells.CellSet;
import cytodiffusion.nn.ModelCard;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Drawn cells that stand for real ones, as networks see them here.
 *
 * @param classes their classes
 * @param preprocessing the part of a picture that is seen
 */
record SmearCells(List<String> classes, Preprocessing preprocessing) {
    /** Cells 1 to {@code perClass} of each class, class by class. */
    CellSet drawn(int perClass, long seed) {
        SmearDataset dataset = new SmearDataset(classes, perClass, seed, Domain.REFERENCE, CellSpec.DEFAULT_SIZE);
        List<RgbImage> images = IntStream.range(0, classes.size() * perClass)
                .parallel()
                .mapToObj(i -> seen(dataset, classes.get(i / perClass), i % perClass + 1))
                .toList();
        return new CellSet(
                classes,
                images,
                IntStream.range(0, images.size()).map(i -> i / perClass).toArray());
    }

    /**
     * The cells that a model was trained on, as its card lists them: what was drawn once can be drawn again.
     *
     * @param seed that they were drawn with
     * @param perClass of each class at most
     */
    CellSet learnedBy(ModelCard card, long seed, int perClass) {
        List<String> ids = card.ids(SplitPart.TRAIN).stream()
                .filter(id -> classes.contains(className(id)))
                .toList();
        List<String> some = classes.stream()
                .flatMap(name ->
                        ids.stream().filter(id -> className(id).equals(name)).limit(perClass))
                .toList();
        List<RgbImage> images = some.parallelStream().map(id -> again(id, seed)).toList();
        return new CellSet(
                classes,
                images,
                some.stream().mapToInt(id -> classes.indexOf(className(id))).toArray());
    }

    private RgbImage again(String id, long seed) {
        int number = Integer.parseInt(id.substring(id.lastIndexOf('_') + 1));
        String name = className(id);
        return seen(
                new SmearDataset(List.of(name), number, seed, Domain.REFERENCE, CellSpec.DEFAULT_SIZE), name, number);
    }

    private static String className(String id) {
        return id.substring(0, id.indexOf('/'));
    }

    private RgbImage seen(SmearDataset dataset, String name, int number) {
        return preprocessing.center(
                preprocessing.canvas(dataset.draw(name, number).image()));
    }
}
