package cytodiffusion.data.smear;

/** How purple the nucleus is from point to point: blocks of dense chromatin, open gaps, nucleoli. */
final class Chromatin {
    private static final double NUCLEOLUS_PALENESS = 0.5;
    private static final double NUCLEOLUS_AZURE = 0.35;

    private final Cell cell;
    private final Texture blocks;
    private final double amount;
    private final double clumping;
    private final double grain;
    private final double[][] nucleoli;

    Chromatin(Cell cell) {
        this.cell = cell;
        Traits traits = cell.traits();
        blocks = new Texture(cell.dice("chromatin").bits());
        amount = traits.get(Trait.CHROMATIN);
        clumping = traits.get(Trait.CHROMATIN_CLUMPING);
        grain = traits.get(Trait.CHROMATIN_GRAIN);
        Dice dice = cell.dice("nucleoli");
        nucleoli = new double[Math.max(0, traits.count(Trait.NUCLEOLI))][];
        for (int i = 0; i < nucleoli.length; i++) {
            double[] on = cell.nucleus().pointAt(dice.uniform(0.2, 0.8));
            double away = on[2] * 0.6 * dice.uniform();
            double angle = dice.uniform(0, 2 * Math.PI);
            nucleoli[i] = new double[] {
                cell.x() + on[0] + away * StrictMath.cos(angle),
                cell.y() + on[1] + away * StrictMath.sin(angle),
                dice.uniform(0.7, 1.3)
            };
        }
    }

    /** Stains a sample point of which the nucleus covers {@code fraction}. */
    void stain(Canvas canvas, int sample, double x, double y, double fraction) {
        double height = blocks.rough((x - cell.x()) / grain, (y - cell.y()) / grain);
        double contrast = Math.max(-1, Math.min(1, 2.2 * height));
        double nucleolus = nucleolus(x, y);
        double purple = amount * (1 + clumping * contrast) * (1 - NUCLEOLUS_PALENESS * nucleolus);
        canvas.stain(Dye.PURPLE, sample, fraction * purple);
        canvas.stain(Dye.AZURE, sample, fraction * (0.03 * amount + NUCLEOLUS_AZURE * nucleolus));
    }

    private double nucleolus(double x, double y) {
        double most = 0;
        for (double[] disc : nucleoli) {
            double dx = x - disc[0];
            double dy = y - disc[1];
            most = Math.max(most, Canvas.inside(Math.sqrt(dx * dx + dy * dy) - disc[2], 0.7));
        }
        return most;
    }
}
