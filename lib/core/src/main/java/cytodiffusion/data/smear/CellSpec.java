package cytodiffusion.data.smear;

/**
 * What to draw.
 *
 * @param first the class, or the one at 0 of a blend
 * @param second the class at 1 of the blend; the same as {@code first} for a pure cell
 * @param blend from 0, all {@code first}, to 1, all {@code second}. Traits are interpolated, not pixels: half way
 *     between a lymphocyte and a monocyte lies a cell of middling size with a slightly indented nucleus. A blend with the
 *     artefact goes to its smudge cell, as dust and precipitate have no morphology to share.
 * @param domain stain, microscope and camera
 * @param size pixels along each side of the picture
 */
public record CellSpec(String first, String second, double blend, Domain domain, int size) {
    /** The size of a picture where nothing else is asked for. */
    public static final int DEFAULT_SIZE = 96;

    private static final int SMALLEST_SIZE = 16;
    private static final int LARGEST_SIZE = 1024;

    public CellSpec {
        Textbook.of(first);
        Textbook.of(second);
        if (!(blend >= 0 && blend <= 1)) {
            throw new IllegalArgumentException("A blend lies between 0 and 1, not at " + blend);
        }
        if (size < SMALLEST_SIZE || size > LARGEST_SIZE) {
            throw new IllegalArgumentException(
                    "A picture has " + SMALLEST_SIZE + " to " + LARGEST_SIZE + " pixels along each side, not " + size);
        }
    }

    /** A cell of one class in the reference domain, at the default size. */
    public static CellSpec of(String cellClass) {
        return new CellSpec(cellClass, cellClass, 0, Domain.REFERENCE, DEFAULT_SIZE);
    }

    /** A cell between two classes in the reference domain, at the default size. */
    public static CellSpec between(String first, String second, double blend) {
        return new CellSpec(first, second, blend, Domain.REFERENCE, DEFAULT_SIZE);
    }

    public CellSpec in(Domain changed) {
        return new CellSpec(first, second, blend, changed, size);
    }

    public CellSpec sized(int changed) {
        return new CellSpec(first, second, blend, domain, changed);
    }

    /** Whether the cell is of one class only. */
    boolean pure() {
        return first.equals(second);
    }
}
