package cytodiffusion.data.shapes;

/** What a shape looks like, in coordinates in which it fills the unit circle about (0, 0). */
public enum Outline {
    DISC {
        @Override
        boolean contains(double x, double y) {
            return radius(x, y) < 1;
        }
    },
    RING {
        @Override
        boolean contains(double x, double y) {
            return radius(x, y) < 1 && radius(x, y) > 0.65;
        }
    },
    CROSS {
        @Override
        boolean contains(double x, double y) {
            return radius(x, y) < 1 && Math.min(Math.abs(x), Math.abs(y)) < 0.22;
        }
    },
    STAR {
        @Override
        boolean contains(double x, double y) {
            return radius(x, y) < 0.65 + 0.35 * Math.cos(5 * Math.atan2(y, x));
        }
    },
    STRIPES {
        @Override
        boolean contains(double x, double y) {
            return radius(x, y) < 1 && Math.floorMod((long) Math.floor(x * 3.5), 2) == 0;
        }
    },
    SQUARE {
        @Override
        boolean contains(double x, double y) {
            return Math.max(Math.abs(x), Math.abs(y)) < 0.71;
        }
    },
    TRIANGLE {
        @Override
        boolean contains(double x, double y) {
            return y > -0.5 && y + Math.sqrt(3) * Math.abs(x) < 1;
        }
    },
    CRESCENT {
        @Override
        boolean contains(double x, double y) {
            return radius(x, y) < 1 && radius(x - 0.5, y) > 0.85;
        }
    },
    BAR {
        @Override
        boolean contains(double x, double y) {
            return Math.abs(x) < 0.25 && Math.abs(y) < 0.95;
        }
    },
    DOTS {
        @Override
        boolean contains(double x, double y) {
            double cell = 0.5;
            double dx = x - cell * Math.rint(x / cell);
            double dy = y - cell * Math.rint(y / cell);
            return radius(x, y) < 1 && radius(dx, dy) < 0.17;
        }
    };

    /** Whether a point is a part of the shape. */
    abstract boolean contains(double x, double y);

    private static double radius(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }
}
