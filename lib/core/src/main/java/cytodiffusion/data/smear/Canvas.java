package cytodiffusion.data.smear;

/**
 * The field of view before it is photographed: at every sample point the amount of each dye and how much of it each part
 * covers. Coordinates are micrometres from the centre, x to the right, y downwards.
 */
final class Canvas {
    /** Coarsest distance of two sample points, in micrometres; below it granules would flicker. */
    private static final double COARSEST_PITCH = 0.22;

    private final int factor;
    private final int side;
    private final double pitch;
    private final float[][] dyes;
    private final float[][] parts;

    /** An empty field {@code width} micrometres wide that becomes a picture of {@code size} pixels. */
    Canvas(double width, int size) {
        factor = Math.max(2, (int) Math.ceil(width / size / COARSEST_PITCH));
        side = size * factor;
        pitch = width / side;
        dyes = new float[Dye.values().length][side * side];
        parts = new float[Part.values().length][side * side];
    }

    /** What is done at a sample point. */
    interface Brush {
        void touch(int sample, double x, double y);
    }

    /** Sample points along one side of a pixel. */
    int factor() {
        return factor;
    }

    /** Sample points along one side of the field. */
    int side() {
        return side;
    }

    /** Distance of two sample points in micrometres. */
    double pitch() {
        return pitch;
    }

    /** Half the width of the field in micrometres. */
    double half() {
        return pitch * side / 2;
    }

    float[] dye(Dye dye) {
        return dyes[dye.ordinal()];
    }

    float[] part(Part part) {
        return parts[part.ordinal()];
    }

    /** Touches every sample point of the square of half width {@code reach} around a point. */
    void around(double centreX, double centreY, double reach, Brush brush) {
        int left = Math.max(0, index(centreX - reach));
        int right = Math.min(side - 1, index(centreX + reach) + 1);
        int bottom = Math.min(side - 1, index(centreY + reach) + 1);
        for (int row = Math.max(0, index(centreY - reach)); row <= bottom; row++) {
            double y = position(row);
            for (int column = left; column <= right; column++) {
                brush.touch(row * side + column, position(column), y);
            }
        }
    }

    void everywhere(Brush brush) {
        around(0, 0, half(), brush);
    }

    /** Adds dye at a sample point. */
    void stain(Dye dye, int sample, double amount) {
        dyes[dye.ordinal()][sample] += (float) amount;
    }

    /** Lets a part cover a fraction of a sample point, beside what it covers there already. */
    void cover(Part part, int sample, double fraction) {
        float[] plane = parts[part.ordinal()];
        plane[sample] = (float) Math.max(plane[sample], fraction);
    }

    /** Pushes aside a fraction of all dye at a sample point, as a cell does that takes its place. */
    void displace(int sample, double fraction) {
        for (float[] plane : dyes) {
            plane[sample] *= (float) (1 - fraction);
        }
    }

    /** The fraction of a sample point inside an edge at signed distance {@code outside}, softened over {@code width}. */
    static double inside(double outside, double width) {
        return Math.min(1, Math.max(0, 0.5 - outside / width));
    }

    private int index(double position) {
        return (int) Math.floor((position + half()) / pitch);
    }

    private double position(int index) {
        return (index + 0.5) * pitch - half();
    }
}
