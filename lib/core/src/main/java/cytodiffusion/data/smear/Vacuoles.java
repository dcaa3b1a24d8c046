package cytodiffusion.data.smear;

/** Clear round holes in the cytoplasm. */
final class Vacuoles {
    private final double[][] discs;

    private Vacuoles(double[][] discs) {
        this.discs = discs;
    }

    static Vacuoles of(Cell cell) {
        Dice dice = cell.dice("vacuoles");
        Traits traits = cell.traits();
        double[][] discs = new double[Math.max(0, traits.count(Trait.VACUOLES))][];
        for (int i = 0; i < discs.length; i++) {
            double angle = dice.uniform(0, 2 * Math.PI);
            double away = traits.radius() * Math.sqrt(dice.uniform(0.15, 0.85));
            discs[i] = new double[] {
                cell.x() + away * StrictMath.cos(angle),
                cell.y() + away * StrictMath.sin(angle),
                traits.get(Trait.VACUOLE_DIAMETER) / 2 * dice.uniform(0.6, 1.4)
            };
        }
        return new Vacuoles(discs);
    }

    /** The fraction of the cytoplasm that is missing at a point. */
    double clear(double x, double y) {
        double most = 0;
        for (double[] disc : discs) {
            double dx = x - disc[0];
            double dy = y - disc[1];
            most = Math.max(most, Canvas.inside(Math.sqrt(dx * dx + dy * dy) - disc[2], 0.3));
        }
        return 0.9 * most;
    }
}
