package cytodiffusion.data.smear;

/** Scatters granules over a cell. Where two overlap the denser one counts, so that packed granules stay granules. */
final class GranulePainter {
    private GranulePainter() {}

    /**
     * @param nucleus the fraction of each sample point of the canvas that the cell's nucleus covers
     * @param part what the granules count as
     */
    static void paint(Canvas canvas, Cell cell, Vacuoles vacuoles, float[] nucleus, Part part) {
        Traits traits = cell.traits();
        double area = Math.PI * traits.radius() * traits.radius();
        int granules = (int) Math.round(area * traits.get(Trait.GRANULE_DENSITY));
        if (granules <= 0) {
            return;
        }
        float[] density = new float[nucleus.length];
        Dice dice = cell.dice("granules");
        for (int i = 0; i < granules; i++) {
            scatter(canvas, cell, nucleus, density, dice);
        }
        double margin = cell.reach() + traits.get(Trait.GRANULE_DIAMETER);
        canvas.around(cell.x(), cell.y(), margin, (sample, x, y) -> {
            double amount = density[sample];
            if (amount == 0) {
                return;
            }
            amount *= 1 - vacuoles.clear(x, y);
            canvas.stain(Dye.AZURE, sample, amount * traits.get(Trait.GRANULE_AZURE));
            canvas.stain(Dye.PURPLE, sample, amount * traits.get(Trait.GRANULE_PURPLE));
            canvas.stain(Dye.EOSIN, sample, amount * traits.get(Trait.GRANULE_EOSIN));
            canvas.cover(part, sample, Math.min(1, amount));
        });
    }

    /** One granule somewhere in the cell; takes the same number of draws wherever it falls. */
    private static void scatter(Canvas canvas, Cell cell, float[] nucleus, float[] density, Dice dice) {
        Traits traits = cell.traits();
        double angle = dice.uniform(0, 2 * Math.PI);
        double away = Math.sqrt(dice.uniform());
        double size = dice.uniform(0.75, 1.25) * traits.get(Trait.GRANULE_DIAMETER) / 2;
        double strength = dice.uniform(0.65, 1.1);
        double hidden = dice.uniform();
        double directionX = StrictMath.cos(angle);
        double directionY = StrictMath.sin(angle);
        double edge = cell.radiusTowards(cell.x() + directionX, cell.y() + directionY) - 0.6 * size;
        double reach = edge * away * (1 - 0.45 * traits.get(Trait.GRANULES_CENTRAL));
        double centreX = cell.x() + directionX * reach;
        double centreY = cell.y() + directionY * reach;
        boolean shownOverNucleus = hidden < traits.get(Trait.GRANULES_OVER_NUCLEUS);
        double softness = Math.max(canvas.pitch(), 0.2);
        canvas.around(centreX, centreY, size + softness, (sample, x, y) -> {
            double dx = x - centreX;
            double dy = y - centreY;
            double amount = strength * Canvas.inside(Math.sqrt(dx * dx + dy * dy) - size, softness);
            if (!shownOverNucleus) {
                amount *= 1 - nucleus[sample];
            }
            density[sample] = (float) Math.max(density[sample], amount);
        });
    }
}
