package cytodiffusion.paper.cytodiffusion.shift;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.CellSpec;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Drawn cells, the same in every domain: what differs between two domains is stain, microscope and camera alone. The
 * classes take turns, so that the first cells are a smaller set with as many of each class.
 *
 * @param classes of the cells, in the order of their labels
 * @param perClass cells of each class
 * @param seed of the cells, which differs from that of any training
 */
public record ShiftCells(List<String> classes, int perClass, long seed) {
    public ShiftCells {
        classes = List.copyOf(classes);
        if (classes.isEmpty() || perClass < 1) {
            throw new IllegalArgumentException(
                    "There are at least one class and one cell of each, not " + classes.size() + " and " + perClass);
        }
    }

    /** How many cells there are. */
    public int size() {
        return classes.size() * perClass;
    }

    /** The label of a cell. */
    public int label(int cell) {
        return cell % classes.size();
    }

    /** The first cells, so many of each class. */
    public ShiftCells first(int ofEachClass) {
        return new ShiftCells(classes, Math.min(ofEachClass, perClass), seed);
    }

    /** The cell of this number, from 0, as it looks in a domain. */
    public RgbImage draw(int cell, Domain domain) {
        return new SmearDataset(classes, perClass, seed, domain, CellSpec.DEFAULT_SIZE)
                .draw(classes.get(label(cell)), cell / classes.size() + 1)
                .image();
    }

    /** All cells, in order, drawn on all cores. */
    public List<RgbImage> draw(Domain domain) {
        return IntStream.range(0, size())
                .parallel()
                .mapToObj(cell -> draw(cell, domain))
                .toList();
    }
}
