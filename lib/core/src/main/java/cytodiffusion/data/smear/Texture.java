package cytodiffusion.data.smear;

/**
 * Smooth value noise over the plane: random heights at the points of a unit grid, blended between them (Ebert et al.,
 * "Texturing and Modeling", chapter 2).
 */
final class Texture {
    private final int seed;

    Texture(long seed) {
        this.seed = (int) (seed ^ seed >>> 32);
    }

    /** Height in [-1, 1] at a point given in grid units. */
    double at(double x, double y) {
        int column = floor(x);
        int row = floor(y);
        double u = fade(x - column);
        double v = fade(y - row);
        double top = mix(height(column, row), height(column + 1, row), u);
        double bottom = mix(height(column, row + 1), height(column + 1, row + 1), u);
        return mix(top, bottom, v);
    }

    /** Two octaves, in [-1, 1]: {@code at} with half as much of a grid twice as fine. */
    double rough(double x, double y) {
        return (at(x, y) + 0.5 * at(2 * x + 17.3, 2 * y - 5.9)) / 1.5;
    }

    private double height(int column, int row) {
        int h = seed + column * 0x9E3779B1 ^ row * 0x85EBCA77;
        h = (h ^ h >>> 15) * 0x2C1B3C6D;
        h = (h ^ h >>> 12) * 0x297A2D39;
        return (h ^ h >>> 15) * 0x1.0p-31;
    }

    private static int floor(double x) {
        int truncated = (int) x;
        return x < truncated ? truncated - 1 : truncated;
    }

    private static double fade(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
