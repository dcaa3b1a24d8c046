package cytodiffusion.data.smear;

/** A closed curve around its origin, as the radius in every direction: an ellipse with random waves on it. */
final class Outline {
    private static final int DIRECTIONS = 256;
    private static final int LAST_SLOW_WAVE = 5;
    private static final int FIRST_FAST_WAVE = 9;
    private static final int LAST_FAST_WAVE = 15;

    private final double[] radius = new double[DIRECTIONS + 1];
    private final double reach;

    /**
     * @param mean radius of the circle of about the same area, in micrometres
     * @param elongation long axis over short axis, minus 1
     * @param irregularity size of slow waves, relative to the radius
     * @param fringe size of fast waves (crenation, short projections), relative to the radius
     */
    Outline(Dice dice, double mean, double elongation, double irregularity, double fringe) {
        double[] cosine = new double[LAST_FAST_WAVE + 1];
        double[] sine = new double[LAST_FAST_WAVE + 1];
        for (int k = 2; k <= LAST_FAST_WAVE; k++) {
            boolean slow = k <= LAST_SLOW_WAVE;
            double size = slow ? irregularity * 2 / k : k < FIRST_FAST_WAVE ? 0 : fringe * 0.6;
            cosine[k] = size * dice.normal();
            sine[k] = size * dice.normal();
        }
        double angle = dice.uniform(0, 2 * Math.PI);
        double stretch = elongation / 2 / (1 + elongation / 2);
        cosine[2] += stretch * StrictMath.cos(angle);
        sine[2] += stretch * StrictMath.sin(angle);
        double largest = 0;
        for (int i = 0; i <= DIRECTIONS; i++) {
            radius[i] = mean * Math.max(0.35, 1 + wave(cosine, sine, 4.0 * i / DIRECTIONS));
            largest = Math.max(largest, radius[i]);
        }
        reach = largest;
    }

    /** The largest radius. */
    double reach() {
        return reach;
    }

    /** The radius in the direction of (x, y), in micrometres. */
    double radius(double x, double y) {
        double sum = Math.abs(x) + Math.abs(y);
        if (sum == 0) {
            return radius[0];
        }
        double position = diamondAngle(x, y / sum) * (DIRECTIONS / 4.0);
        int i = Math.min((int) position, DIRECTIONS - 1);
        return radius[i] + (radius[i + 1] - radius[i]) * (position - i);
    }

    /** How far (x, y) is outside the curve along its own direction; negative inside. */
    double outside(double x, double y) {
        return Math.sqrt(x * x + y * y) - radius(x, y);
    }

    /** Grows with the angle from 0 to 4 without trigonometry: the way round the unit diamond |x| + |y| = 1. */
    private static double diamondAngle(double x, double yOverSum) {
        if (x < 0) {
            return 2 - yOverSum;
        }
        return yOverSum < 0 ? 4 + yOverSum : yOverSum;
    }

    private static double wave(double[] cosine, double[] sine, double diamond) {
        double x = Math.abs(2 - diamond) - 1;
        double y = 1 - Math.abs(diamond - 1);
        if (diamond > 2) {
            y = Math.abs(diamond - 3) - 1;
        }
        double length = Math.sqrt(x * x + y * y);
        double stepX = x / length;
        double stepY = y / length;
        double cos = stepX;
        double sin = stepY;
        double sum = 0;
        for (int k = 2; k < cosine.length; k++) {
            double next = cos * stepX - sin * stepY;
            sin = sin * stepX + cos * stepY;
            cos = next;
            sum += cosine[k] * cos + sine[k] * sin;
        }
        return sum;
    }
}
