package cytodiffusion.data.smear;

import java.util.List;

/**
 * The ten classes, described as Bain, "Blood Cells: A Practical Guide" (5th edition, 2015), and the CLSI standard H20
 * describe them. What is not said of a class is as in {@link Trait}.
 *
 * <p>Diameters are those of cells spread on a slide. A range of something counted that starts below 0 leaves part of the
 * cells without it.
 */
final class Textbook {
    private static final List<CellClass> CLASSES = List.of(
            Granulocytes.BASOPHIL,
            Granulocytes.EOSINOPHIL,
            OtherCells.ERYTHROBLAST,
            Granulocytes.IMMATURE_GRANULOCYTE,
            OtherCells.LYMPHOCYTE,
            OtherCells.MONOCYTE,
            Granulocytes.NEUTROPHIL,
            OtherCells.PLATELET,
            OtherCells.BLAST,
            OtherCells.ARTEFACT);

    private Textbook() {}

    /** All classes: first the eight of the PBC dataset in the order of their names, then blast and artefact. */
    static List<CellClass> classes() {
        return CLASSES;
    }

    /** The class of that name. */
    static CellClass of(String name) {
        return CLASSES.stream()
                .filter(cellClass -> cellClass.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no class '" + name + "'; choose one of "
                        + String.join(
                                ", ", CLASSES.stream().map(CellClass::name).toList())));
    }
}
