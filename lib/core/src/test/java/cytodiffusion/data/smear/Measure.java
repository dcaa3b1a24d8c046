package cytodiffusion.data.smear;

import cytodiffusion.data.image.RgbImage;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What the tests read off drawn cells. */
final class Measure {
    private Measure() {}

    /** The mean of a measure over the first {@code count} cells of a class; cells without a value (NaN) are left out. */
    static double mean(String cellClass, int count, ToDoubleFunction<SmearCell> measure) {
        return mean(CellSpec.of(cellClass), count, measure);
    }

    static double mean(CellSpec spec, int count, ToDoubleFunction<SmearCell> measure) {
        return IntStream.range(0, count)
                .mapToObj(seed -> SyntheticSmear.draw(spec, seed))
                .mapToDouble(measure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElseThrow();
    }

    /** Area of the nucleus over the area of the whole cell. */
    static double nuclearShare(SmearCell cell) {
        double nucleus = cell.masks().area(Part.NUCLEUS);
        return nucleus / cellArea(cell);
    }

    /** Pixels of the cell. */
    static double cellArea(SmearCell cell) {
        return cell.masks().area(Part.NUCLEUS) + cell.masks().area(Part.CYTOPLASM);
    }

    /** Share of the nucleus that granules overlie. */
    static double granulesOverNucleus(SmearCell cell) {
        double over = 0;
        Masks masks = cell.masks();
        for (int y = 0; y < masks.size(); y++) {
            for (int x = 0; x < masks.size(); x++) {
                if (masks.contains(Part.NUCLEUS, x, y)) {
                    over += masks.fraction(Part.GRANULES, x, y);
                }
            }
        }
        return over / masks.area(Part.NUCLEUS);
    }

    /** Mean value of a channel over the pixels of a part; NaN if it has none. */
    static double mean(SmearCell cell, Part part, int channel) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < cell.masks().size(); y++) {
            for (int x = 0; x < cell.masks().size(); x++) {
                if (cell.masks().contains(part, x, y)) {
                    sum += cell.image().get(x, y, channel);
                    count++;
                }
            }
        }
        return sum / count;
    }

    /** How much redder than blue a part is, in grey levels. */
    static double redness(SmearCell cell, Part part) {
        return mean(cell, part, 0) - mean(cell, part, 2);
    }

    /** Mean value of all pixels and channels. */
    static double brightness(RgbImage image) {
        double sum = 0;
        for (byte value : image.pixels()) {
            sum += value & 0xff;
        }
        return sum / image.pixels().length;
    }

    /** Mean absolute difference of the green values of neighbours in a row. */
    static double sharpness(RgbImage image) {
        double sum = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 1; x < image.width(); x++) {
                sum += Math.abs(image.get(x, y, 1) - image.get(x - 1, y, 1));
            }
        }
        return sum / image.height() / (image.width() - 1);
    }
}
