package cytodiffusion.data.smear;

import java.util.ArrayList;
import java.util.List;

/** Fills the field around a cell with red cells: discs about 7.5 micrometres wide, pale in the middle. */
final class RedCellPainter {
    private static final int ATTEMPTS = 140;
    private static final double EOSIN = 0.40;
    private static final double AZURE = 0.25;

    private final Canvas canvas;
    private final Dice dice;
    private final double crowding;
    private final double overlapping;
    private final double pallor;
    private final double crenation;
    private final double azure;
    private final double edge;
    private final List<double[]> placed = new ArrayList<>();

    RedCellPainter(Canvas canvas, long seed) {
        this.canvas = canvas;
        dice = new Dice(seed, "red cells");
        crowding = dice.uniform(0.25, 0.9);
        overlapping = dice.uniform(0, 0.3) * dice.uniform();
        pallor = dice.uniform(0.1, 1.0);
        crenation = dice.chance(0.06) ? dice.uniform(0.01, 0.03) : 0.003;
        azure = AZURE * dice.uniform(0.7, 1.35);
        edge = dice.chance(0.1) ? dice.uniform(1.0, 1.8) : dice.uniform(0.45, 0.8);
    }

    /** Places and paints red cells that stay clear of {@code others}. */
    void paint(List<Cell> others) {
        for (int i = 0; i < ATTEMPTS * crowding; i++) {
            // Its own stream, so that a red cell that finds no room does not change those after it.
            Dice own = new Dice(dice.bits(), "red cell");
            double radius = 3.65 + 0.28 * own.normal();
            double limit = canvas.half() + 2;
            double x = own.uniform(-limit, limit);
            double y = own.uniform(-limit, limit);
            double overlap = own.chance(overlapping) ? own.uniform(0.5, 3) : own.uniform(-0.5, 0.3);
            if (free(x, y, radius, overlap, others)) {
                placed.add(new double[] {x, y, radius});
                paint(x, y, radius, own);
            }
        }
    }

    private boolean free(double x, double y, double radius, double overlap, List<Cell> others) {
        for (Cell cell : others) {
            double apart = distance(x - cell.x(), y - cell.y());
            if (apart < cell.radiusTowards(x, y) + radius - 0.3 - Math.max(0, overlap) / 3) {
                return false;
            }
        }
        for (double[] other : placed) {
            if (distance(x - other[0], y - other[1]) < radius + other[2] - overlap) {
                return false;
            }
        }
        return true;
    }

    private void paint(double centreX, double centreY, double radius, Dice own) {
        double irregularity = own.uniform(0.01, 0.05);
        Outline outline = new Outline(own, radius, own.uniform(0, 0.22), irregularity, crenation);
        double paleness = Math.min(0.9, pallor * own.uniform(0.45, 1.1));
        double paleRadius = own.uniform(0.40, 0.62);
        double strength = own.uniform(0.85, 1.12);
        canvas.around(centreX, centreY, outline.reach() + edge, (sample, x, y) -> {
            double dx = x - centreX;
            double dy = y - centreY;
            double rim = outline.radius(dx, dy);
            double distance = distance(dx, dy);
            double covered = Canvas.inside(distance - rim, edge);
            if (covered == 0) {
                return;
            }
            double hollow = Math.max(0, 1 - distance / rim / paleRadius);
            double centre = hollow * hollow * (3 - 2 * hollow);
            double amount = strength * covered * (1 - paleness * Math.min(1, 1.6 * centre));
            canvas.stain(Dye.EOSIN, sample, EOSIN * amount);
            canvas.stain(Dye.AZURE, sample, azure * amount);
            canvas.cover(Part.RED_CELLS, sample, covered);
        });
    }

    private static double distance(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }
}
