package cytodiffusion.data.pixels;

/**
 * CIE L*a*b* as files hold it (white point D50) to sRGB: the inverse of CIE 15's formulas, Bradford's adaptation to D65
 * and IEC 61966-2-1.
 */
final class LabColor {
    private static final double[] D50 = {0.9642, 1, 0.8249};

    /** XYZ under D50 to linear sRGB. */
    private static final double[][] TO_LINEAR = {
        {3.1338561, -1.6168667, -0.4906146},
        {-0.9787684, 1.9161415, 0.0334540},
        {0.0719453, -0.2289914, 1.4052427}
    };

    private final int bits;
    private final boolean signed;

    /**
     * @param bits of a sample, 8 or 16
     * @param signed whether a and b are two's complements (CIELab), or have their zero in the middle (ICCLab)
     */
    LabColor(int bits, boolean signed) {
        this.bits = bits;
        this.signed = signed;
    }

    /** @param rgb receives red, green, blue in [0, 1] */
    void toSrgb(int lightness, int a, int b, double[] rgb) {
        double level = 100.0 * lightness / ((1 << bits) - 1);
        double y = (level + 16) / 116;
        double x = y + difference(a) / 500;
        double z = y - difference(b) / 200;
        double[] xyz = {D50[0] * light(x), D50[1] * light(y), D50[2] * light(z)};
        for (int c = 0; c < 3; c++) {
            double linear = 0;
            for (int i = 0; i < 3; i++) {
                linear += TO_LINEAR[c][i] * xyz[i];
            }
            double clipped = Math.max(0, Math.min(1, linear));
            rgb[c] = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * Math.pow(clipped, 1 / 2.4) - 0.055;
        }
    }

    /** In units of a* and b*: a step of an 8-bit sample is 1, of a 16-bit one 1/256. */
    private double difference(int sample) {
        int half = 1 << (bits - 1);
        int centred = !signed ? sample - half : sample >= half ? sample - 2 * half : sample;
        return centred / (double) (1 << (bits - 8));
    }

    private static double light(double f) {
        double knee = 6.0 / 29;
        return f > knee ? f * f * f : 3 * knee * knee * (f - 4.0 / 29);
    }
}
