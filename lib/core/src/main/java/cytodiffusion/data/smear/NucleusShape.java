package cytodiffusion.data.smear;

/**
 * A nucleus drawn along a bent line with a width that changes on the way. A short line makes it round, a bent one a
 * kidney or a band, and where the width shrinks between lobes, a segmented nucleus whose lobes hang on strands.
 */
final class NucleusShape {
    private static final int POINTS_PER_LOBE = 8;
    private static final double CYTOPLASM_LEFT = 0.25;
    /** Radius of a fully drawn-out strand, micrometres. */
    private static final double STRAND = 0.2;
    /** How fast a lobe widens away from its strand; below 1, so that the round of the lobe does not bury the strand. */
    private static final double STEEPNESS = 0.85;

    private final double[] x;
    private final double[] y;
    private final double[] radius;
    private final double width;
    private final double irregularity;
    private final Texture waves;

    /** The nucleus of the cell {@code traits}, around the cell's centre and within its radius. */
    NucleusShape(Traits traits, Dice dice) {
        double diameter = traits.get(Trait.CELL_DIAMETER);
        int lobes = Math.max(1, traits.count(Trait.LOBES));
        int points = Math.max(2, lobes) * POINTS_PER_LOBE + 1;
        x = new double[points];
        y = new double[points];
        radius = new double[points];
        width = diameter * traits.get(Trait.NUCLEUS_WIDTH);
        irregularity = width * traits.get(Trait.NUCLEUS_IRREGULARITY);
        waves = new Texture(dice.bits());
        // Before what takes as many draws as there are lobes, so that one lobe more does not move the nucleus.
        double aside = dice.uniform(0, 2 * Math.PI);
        double length = diameter * traits.get(Trait.NUCLEUS_LENGTH);
        layLine(length, traits.get(Trait.NUCLEUS_BEND), dice);
        shapeLobes(lobes, length, traits.get(Trait.CONSTRICTION), dice);
        place(traits.radius(), traits.radius() * traits.get(Trait.NUCLEUS_OFFSET), aside);
    }

    /** How far (x, y) is outside the nucleus, in micrometres; negative inside. */
    double outside(double px, double py) {
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i + 1 < x.length; i++) {
            double dx = x[i + 1] - x[i];
            double dy = y[i + 1] - y[i];
            double along = ((px - x[i]) * dx + (py - y[i]) * dy) / (dx * dx + dy * dy + 1e-9);
            double t = Math.min(1, Math.max(0, along));
            double ex = px - x[i] - t * dx;
            double ey = py - y[i] - t * dy;
            double distance = Math.sqrt(ex * ex + ey * ey) - radius[i] - t * (radius[i + 1] - radius[i]);
            nearest = Math.min(nearest, distance);
        }
        double scale = 2 / (width + 0.5);
        return nearest + irregularity * waves.rough(px * scale, py * scale);
    }

    /** A point on the line of the nucleus, as {x, y, radius there}, for {@code position} in [0, 1] along it. */
    double[] pointAt(double position) {
        int i = (int) Math.min(x.length - 1, position * x.length);
        return new double[] {x[i], y[i], radius[i]};
    }

    private void layLine(double length, double bend, Dice dice) {
        double turn = Math.toRadians(bend) * dice.uniform(0.85, 1.15);
        double heading = dice.uniform(0, 2 * Math.PI);
        double step = length / (x.length - 1);
        for (int i = 1; i < x.length; i++) {
            double direction = heading + turn * i / (x.length - 1);
            x[i] = x[i - 1] + step * StrictMath.cos(direction);
            y[i] = y[i - 1] + step * StrictMath.sin(direction);
        }
    }

    private void shapeLobes(int lobes, double length, double constriction, Dice dice) {
        double[] size = new double[lobes];
        double[] shiftX = new double[lobes];
        double[] shiftY = new double[lobes];
        for (int lobe = 0; lobe < lobes; lobe++) {
            size[lobe] = 1 + 0.12 * dice.normal();
            shiftX[lobe] = 0.22 * width * constriction * dice.normal();
            shiftY[lobe] = 0.22 * width * constriction * dice.normal();
        }
        double lobeLength = length / lobes;
        for (int i = 0; i < x.length; i++) {
            double position = (double) i / (x.length - 1) * lobes;
            int lobe = Math.min(lobes - 1, (int) position);
            double middle = position - lobe - 0.5;
            boolean end = lobe == 0 && middle < 0 || lobe == lobes - 1 && middle > 0;
            double inLobe = end ? 1 : 1 - 2 * Math.abs(middle);
            double open = width / 2 * size[lobe];
            double closed = end ? open : Math.min(open, STRAND + STEEPNESS * inLobe * lobeLength / 2);
            radius[i] = open + constriction * (closed - open);
            x[i] += shiftX[lobe] * inLobe;
            y[i] += shiftY[lobe] * inLobe;
        }
    }

    /** Centres the nucleus, shrinks it if it does not fit into the cell, then moves it aside as far as it may go. */
    private void place(double cellRadius, double offset, double direction) {
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int i = 0; i < x.length; i++) {
            left = Math.min(left, x[i] - radius[i]);
            right = Math.max(right, x[i] + radius[i]);
            top = Math.min(top, y[i] - radius[i]);
            bottom = Math.max(bottom, y[i] + radius[i]);
        }
        double reach = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] -= (left + right) / 2;
            y[i] -= (top + bottom) / 2;
            reach = Math.max(reach, Math.sqrt(x[i] * x[i] + y[i] * y[i]) + radius[i]);
        }
        double room = Math.max(0.3, cellRadius - CYTOPLASM_LEFT);
        double scale = Math.min(1, room / reach);
        double aside = Math.min(offset, room - reach * scale);
        for (int i = 0; i < x.length; i++) {
            x[i] = x[i] * scale + aside * StrictMath.cos(direction);
            y[i] = y[i] * scale + aside * StrictMath.sin(direction);
            radius[i] *= scale;
        }
    }
}
