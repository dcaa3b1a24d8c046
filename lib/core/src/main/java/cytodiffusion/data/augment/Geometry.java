package cytodiffusion.data.augment;

import cytodiffusion.data.image.RgbImage;

/**
 * A rotation and mirror images of a square, drawn once and applied to any number of pictures. The canvas is first
 * mirrored left to right, then along its main diagonal (rows become columns), then turned counter-clockwise.
 *
 * @param degrees whole degrees in [0, 360)
 * @param mirror whether left and right change places
 * @param diagonal whether rows and columns change places
 */
public record Geometry(int degrees, boolean mirror, boolean diagonal) {
    public static final Geometry IDENTITY = new Geometry(0, false, false);

    /** What a rotated square sees where its canvas ends. */
    public enum Border {
        /** The canvas reflected at its edge. */
        REFLECT,
        BLACK
    }

    public Geometry {
        if (degrees < 0 || degrees >= 360) {
            throw new IllegalArgumentException("Degrees lie in [0, 360), not " + degrees);
        }
    }

    /**
     * The central square of the transformed canvas, by one step of bilinear resampling; exact for multiples of 90
     * degrees.
     *
     * @param size side in pixels; even if both sides of the canvas are, else odd
     */
    public RgbImage apply(RgbImage canvas, int size, Border border) {
        int width = canvas.width();
        int height = canvas.height();
        Affine toCanvas = inverse();
        byte[] source = canvas.pixels();
        byte[] result = new byte[size * size * 3];
        int t = 0;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double u = x + 0.5 - size / 2.0;
                double v = y + 0.5 - size / 2.0;
                double sourceX = toCanvas.x(u, v) + width / 2.0 - 0.5;
                double sourceY = toCanvas.y(u, v) + height / 2.0 - 0.5;
                int x0 = (int) Math.floor(sourceX);
                int y0 = (int) Math.floor(sourceY);
                float right = (float) (sourceX - x0);
                float below = (float) (sourceY - y0);
                int a = at(x0, y0, width, height, border);
                int b = right == 0 ? a : at(x0 + 1, y0, width, height, border);
                int c = below == 0 ? a : at(x0, y0 + 1, width, height, border);
                int d = below == 0 ? b : right == 0 ? c : at(x0 + 1, y0 + 1, width, height, border);
                for (int channel = 0; channel < 3; channel++) {
                    float upper = mix(value(source, a, channel), value(source, b, channel), right);
                    float lower = mix(value(source, c, channel), value(source, d, channel), right);
                    result[t++] = (byte) (int) (mix(upper, lower, below) + 0.5f);
                }
            }
        }
        return new RgbImage(size, size, result);
    }

    /**
     * Turns maps made from a transformed square back to where the canvas has them, by bilinear resampling; what the
     * transformed square did not show becomes 0.
     *
     * @param planes {@code channels * side * side} values: plane by plane, row by row; not changed
     * @param side both the width and the height of a plane
     */
    public float[] undo(float[] planes, int side) {
        int plane = side * side;
        if (plane == 0 || planes.length % plane != 0) {
            throw new IllegalArgumentException(
                    planes.length + " values are not a number of planes of " + side + " x " + side);
        }
        Affine toSquare = forward();
        float[] result = new float[planes.length];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double u = x + 0.5 - side / 2.0;
                double v = y + 0.5 - side / 2.0;
                double sourceX = toSquare.x(u, v) + side / 2.0 - 0.5;
                double sourceY = toSquare.y(u, v) + side / 2.0 - 0.5;
                int x0 = (int) Math.floor(sourceX);
                int y0 = (int) Math.floor(sourceY);
                float right = (float) (sourceX - x0);
                float below = (float) (sourceY - y0);
                for (int offset = 0; offset < planes.length; offset += plane) {
                    float upper =
                            mix(value(planes, offset, x0, y0, side), value(planes, offset, x0 + 1, y0, side), right);
                    float lower = mix(
                            value(planes, offset, x0, y0 + 1, side),
                            value(planes, offset, x0 + 1, y0 + 1, side),
                            right);
                    result[offset + y * side + x] = mix(upper, lower, below);
                }
            }
        }
        return result;
    }

    private static float mix(float a, float b, float weight) {
        return a + (b - a) * weight;
    }

    /** Position of a pixel's red byte, or -1 for black. */
    private static int at(int x, int y, int width, int height, Border border) {
        if (x >= 0 && y >= 0 && x < width && y < height) {
            return (y * width + x) * 3;
        }
        return border == Border.BLACK ? -1 : (reflect(y, height) * width + reflect(x, width)) * 3;
    }

    private static int reflect(int i, int length) {
        int wrapped = Math.floorMod(i, 2 * length);
        return wrapped < length ? wrapped : 2 * length - 1 - wrapped;
    }

    private static int value(byte[] pixels, int position, int channel) {
        return position < 0 ? 0 : pixels[position + channel] & 0xff;
    }

    private static float value(float[] planes, int offset, int x, int y, int side) {
        return x >= 0 && y >= 0 && x < side && y < side ? planes[offset + y * side + x] : 0;
    }

    /** A linear map of offsets from the centre, x to the right and y downwards. */
    private record Affine(double xx, double xy, double yx, double yy) {
        double x(double x, double y) {
            return xx * x + xy * y;
        }

        double y(double x, double y) {
            return yx * x + yy * y;
        }
    }

    private Affine forward() {
        double cos = cos(degrees);
        double sin = cos(degrees - 90);
        double signX = mirror ? -1 : 1;
        return diagonal
                ? new Affine(sin * signX, cos, cos * signX, -sin)
                : new Affine(cos * signX, sin, -sin * signX, cos);
    }

    /** The transpose, as mirror images and rotations are orthogonal. */
    private Affine inverse() {
        Affine forward = forward();
        return new Affine(forward.xx(), forward.yx(), forward.xy(), forward.yy());
    }

    /** Exact where a quarter turn must not blur. */
    private static double cos(int degrees) {
        return switch (Math.floorMod(degrees, 360)) {
            case 0 -> 1;
            case 90, 270 -> 0;
            case 180 -> -1;
            default -> StrictMath.cos(StrictMath.toRadians(degrees));
        };
    }
}
