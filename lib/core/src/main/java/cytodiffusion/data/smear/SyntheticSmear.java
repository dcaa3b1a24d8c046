package cytodiffusion.data.smear;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws blood cells as a microscope shows them in a stained smear: a centred cell of known morphology among red cells,
 * platelets and, now and then, a second white cell. The same specification and seed give the same bytes on every
 * machine.
 */
public final class SyntheticSmear {
    private static final double CENTRING = 0.45;
    private static final double NEIGHBOUR_PLATELETS = 0.35;
    private static final double NEIGHBOUR_WHITE_CELL = 0.05;
    private static final int PBC_CLASSES = 8;

    private SyntheticSmear() {}

    /** The names of all ten classes: {@link #pbcClasses()}, blast, artefact. */
    public static List<String> classes() {
        return Textbook.classes().stream().map(CellClass::name).toList();
    }

    /** The names of the eight classes of the PBC dataset, as its folders are called. */
    public static List<String> pbcClasses() {
        return classes().subList(0, PBC_CLASSES);
    }

    /** Where the description of a class is from, with its first facts. */
    public static String reference(String cellClass) {
        return Textbook.of(cellClass).reference();
    }

    /** Draws the cell that {@code spec} and {@code seed} determine. */
    public static SmearCell draw(CellSpec spec, long seed) {
        Canvas canvas = new Canvas(spec.domain().microscope().fieldWidth(), spec.size());
        Traits traits = traits(spec, seed);
        Dice placing = new Dice(seed, "place");
        Cell cell = new Cell(traits, seed, CENTRING * placing.normal(), CENTRING * placing.normal());
        ArtefactPainter.Kind artefact = spec.pure() && spec.first().equals(OtherCells.ARTEFACT.name())
                ? ArtefactPainter.kind(seed)
                : ArtefactPainter.Kind.SMUDGE_CELL;
        boolean isCell = artefact == ArtefactPainter.Kind.SMUDGE_CELL;
        List<Cell> cells = new ArrayList<>();
        if (isCell) {
            cells.add(cell);
        }
        List<Cell> neighbours = neighbours(cell, canvas.half(), seed);
        cells.addAll(neighbours);
        new RedCellPainter(canvas, seed).paint(cells);
        neighbours.forEach(CellPainter.as(Part.NEIGHBOURS, canvas)::paint);
        if (isCell) {
            CellPainter.centred(canvas).paint(cell);
        } else {
            new ArtefactPainter(canvas, seed).paint(artefact);
        }
        return new SmearCell(new Optics(spec.domain(), seed).photograph(canvas), new Masks(canvas), traits);
    }

    /** The morphology of the cell that {@code spec} and {@code seed} determine, without drawing it. */
    public static Traits traits(CellSpec spec, long seed) {
        return traits(Textbook.of(spec.first()), seed).towards(traits(Textbook.of(spec.second()), seed), spec.blend());
    }

    /** Two classes of the same seed stand at the same place of their ranges, so a blend changes nothing else. */
    static Traits traits(CellClass cellClass, long seed) {
        Dice dice = new Dice(seed, "traits");
        double stage = dice.uniform();
        double[] places = new double[Trait.values().length];
        for (int i = 0; i < places.length; i++) {
            places[i] = dice.bell();
        }
        return cellClass.at(stage, places);
    }

    private static List<Cell> neighbours(Cell centre, double half, long seed) {
        Dice dice = new Dice(seed, "neighbours");
        List<Cell> neighbours = new ArrayList<>();
        if (dice.chance(NEIGHBOUR_WHITE_CELL)) {
            CellClass kind = dice.chance(0.7) ? Granulocytes.NEUTROPHIL : OtherCells.LYMPHOCYTE;
            place(kind, centre, half, dice, neighbours);
        }
        if (dice.chance(NEIGHBOUR_PLATELETS)) {
            int count = dice.between(1, 3);
            for (int i = 0; i < count; i++) {
                place(OtherCells.PLATELET, centre, half, dice, neighbours);
            }
        }
        return neighbours;
    }

    /** Puts a cell somewhere around the centred one, or nowhere if the place that was drawn is taken. */
    private static void place(CellClass kind, Cell centre, double half, Dice dice, List<Cell> neighbours) {
        long seed = dice.bits();
        double x = dice.uniform(-half, half);
        double y = dice.uniform(-half, half);
        Cell cell = new Cell(traits(kind, seed), seed, x, y);
        double dx = x - centre.x();
        double dy = y - centre.y();
        if (Math.sqrt(dx * dx + dy * dy) > centre.reach() + cell.reach() - 0.8) {
            neighbours.add(cell);
        }
    }
}
