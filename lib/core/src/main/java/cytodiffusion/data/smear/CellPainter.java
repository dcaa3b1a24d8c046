package cytodiffusion.data.smear;

/** Paints a cell on the canvas: cytoplasm, nucleus, granules, vacuoles. */
final class CellPainter {
    private static final double MEMBRANE_WIDTH = 0.5;
    private static final double MEMBRANE_GAIN = 0.22;
    private static final double HOF_WIDTH = 1.8;
    private static final double RIM_WIDTH = 1.1;
    private static final double MOTTLE_SIZE = 1.1;

    private final Canvas canvas;
    private final Part nucleusPart;
    private final Part cytoplasmPart;
    private final Part granulePart;

    private CellPainter(Canvas canvas, Part nucleusPart, Part cytoplasmPart, Part granulePart) {
        this.canvas = canvas;
        this.nucleusPart = nucleusPart;
        this.cytoplasmPart = cytoplasmPart;
        this.granulePart = granulePart;
    }

    /** Paints the cell that the picture is of. */
    static CellPainter centred(Canvas canvas) {
        return new CellPainter(canvas, Part.NUCLEUS, Part.CYTOPLASM, Part.GRANULES);
    }

    /** Paints cells all of whose parts count as {@code part}. */
    static CellPainter as(Part part, Canvas canvas) {
        return new CellPainter(canvas, part, part, part);
    }

    void paint(Cell cell) {
        Vacuoles vacuoles = Vacuoles.of(cell);
        float[] nucleus = new float[canvas.side() * canvas.side()];
        paintBody(cell, vacuoles, nucleus);
        GranulePainter.paint(canvas, cell, vacuoles, nucleus, granulePart);
    }

    private void paintBody(Cell cell, Vacuoles vacuoles, float[] nucleus) {
        Traits traits = cell.traits();
        Texture mottle = new Texture(cell.dice("mottle").bits());
        Chromatin chromatin = new Chromatin(cell);
        double edge = Math.max(canvas.pitch(), traits.get(Trait.CELL_FADING));
        double nuclearEdge = Math.max(canvas.pitch(), traits.get(Trait.NUCLEUS_FADING));
        canvas.around(cell.x(), cell.y(), cell.reach() + edge, (sample, x, y) -> {
            double outside = cell.outside(x, y);
            double outsideNucleus = cell.nucleated() && outside < 2 ? cell.outsideNucleus(x, y) : Double.MAX_VALUE;
            double inNucleus = Canvas.inside(outsideNucleus, nuclearEdge);
            double inCell = Math.max(Canvas.inside(outside, edge), inNucleus);
            if (inCell == 0) {
                return;
            }
            nucleus[sample] = (float) inNucleus;
            canvas.displace(sample, inCell);
            double clear = vacuoles.clear(x, y) * (1 - inNucleus);
            double texture = mottle.rough((x - cell.x()) / MOTTLE_SIZE, (y - cell.y()) / MOTTLE_SIZE);
            double cytoplasm =
                    inCell * (1 - 0.75 * inNucleus) * (1 - clear) * density(traits, outside, outsideNucleus, texture);
            canvas.stain(Dye.AZURE, sample, cytoplasm * traits.get(Trait.CYTOPLASM_AZURE));
            canvas.stain(Dye.PURPLE, sample, cytoplasm * traits.get(Trait.CYTOPLASM_PURPLE));
            canvas.stain(Dye.EOSIN, sample, cytoplasm * traits.get(Trait.CYTOPLASM_EOSIN));
            canvas.cover(cytoplasmPart, sample, inCell);
            if (inNucleus > 0) {
                double membrane = Math.max(0, 1 - Math.abs(outsideNucleus + MEMBRANE_WIDTH) / MEMBRANE_WIDTH);
                double amount = inNucleus * (1 + MEMBRANE_GAIN * membrane);
                chromatin.stain(canvas, sample, x, y, amount);
                canvas.cover(nucleusPart, sample, inNucleus);
            }
        });
    }

    private static double density(Traits traits, double outside, double outsideNucleus, double texture) {
        double rim = Math.max(0, 1 + Math.min(0, outside) / RIM_WIDTH);
        double hof = Math.max(0, 1 - Math.max(0, outsideNucleus) / HOF_WIDTH);
        return Math.max(
                0.1,
                (1 + traits.get(Trait.CYTOPLASM_RIM) * rim - traits.get(Trait.CYTOPLASM_HOF) * hof)
                        * (1 + traits.get(Trait.CYTOPLASM_MOTTLING) * texture));
    }
}
