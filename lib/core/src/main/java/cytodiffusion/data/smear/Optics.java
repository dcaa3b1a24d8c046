package cytodiffusion.data.smear;

import cytodiffusion.data.image.RgbImage;

/**
 * Photographs a canvas: light through the dyes by the law of Beer and Lambert, the microscope's blur, the camera's
 * response and noise. Light adds up linearly, so sample points are averaged as light, not as density or pixel value.
 */
final class Optics {
    private static final double NEUTRAL_GAMMA = 2.2;
    private static final Curve TRANSMISSION = new Curve(-0.5, 6, 6500, density -> StrictMath.pow(10, -density));
    private static final double SHARPENING_RADIUS = 1;

    private final Domain domain;
    private final Dice slide;
    private final Dice sensor;

    /** The optics of {@code domain} for one slide. */
    Optics(Domain domain, long seed) {
        this.domain = domain;
        slide = new Dice(seed, "slide");
        sensor = new Dice(seed, "sensor");
    }

    RgbImage photograph(Canvas canvas) {
        int size = canvas.side() / canvas.factor();
        double pixel = canvas.pitch() * canvas.factor();
        Microscope microscope = domain.microscope();
        double[] amount = new double[Dye.values().length];
        for (Dye dye : Dye.values()) {
            double variation = 1 + domain.stain().spread() * slide.normal();
            amount[dye.ordinal()] = dye == Dye.PIGMENT ? 1 : domain.stain().strength() * Math.max(0.2, variation);
        }
        double angle = slide.uniform(0, 2 * Math.PI);
        Camera camera = domain.camera();
        // The table is over the square root of the light, where the eye's and the camera's curve is nearly straight.
        Curve response = new Curve(0, 1.05, 1050, root -> 255 * StrictMath.pow(root, 2 / camera.gamma()));
        float[][] values = new float[3][];
        for (int channel = 0; channel < 3; channel++) {
            double background = camera.background().get(channel) + camera.spread() * slide.normal();
            float[] light = transmit(canvas, channel, amount);
            shade(light, size, StrictMath.pow(Math.max(0, background) / 255, NEUTRAL_GAMMA), angle);
            shift(light, size, (channel - 1) * microscope.fringe() / pixel, angle);
            blur(light, size, microscope.blur() / pixel);
            for (int i = 0; i < light.length; i++) {
                light[i] = response.at(Math.sqrt(Math.max(0, light[i])));
            }
            sharpen(light, size, camera.sharpening());
            values[channel] = light;
        }
        return expose(values, size, camera.noise());
    }

    /** The fraction of light that reaches each pixel. */
    private float[] transmit(Canvas canvas, int channel, double[] amount) {
        Dye[] dyes = Dye.values();
        float[][] planes = new float[dyes.length][];
        float[] density = new float[dyes.length];
        for (Dye dye : dyes) {
            planes[dye.ordinal()] = canvas.dye(dye);
            density[dye.ordinal()] = (float) (domain.stain().of(dye).get(channel) * amount[dye.ordinal()]);
        }
        float[] light = new float[canvas.side() * canvas.side()];
        for (int i = 0; i < light.length; i++) {
            float sum = 0;
            for (int d = 0; d < density.length; d++) {
                sum += density[d] * planes[d][i];
            }
            light[i] = sum == 0 ? 1 : TRANSMISSION.at(sum);
        }
        return Planes.reduce(light, canvas.side(), canvas.factor());
    }

    private void shade(float[] light, int size, double level, double angle) {
        double alongX = StrictMath.cos(angle) / size;
        double alongY = StrictMath.sin(angle) / size;
        for (int y = 0, i = 0; y < size; y++) {
            for (int x = 0; x < size; x++, i++) {
                double towards = (x - size / 2.0) * alongX + (y - size / 2.0) * alongY;
                light[i] *= (float) (level * (1 + domain.microscope().shading() * towards));
            }
        }
    }

    private static void shift(float[] light, int size, double pixels, double angle) {
        if (pixels == 0) {
            return;
        }
        double dx = pixels * StrictMath.cos(angle);
        double dy = pixels * StrictMath.sin(angle);
        System.arraycopy(Planes.shifted(light, size, dx, dy), 0, light, 0, light.length);
    }

    private static void blur(float[] light, int size, double sigma) {
        System.arraycopy(Planes.blurred(light, size, sigma), 0, light, 0, light.length);
    }

    private static void sharpen(float[] values, int size, double share) {
        if (share == 0) {
            return;
        }
        float[] around = Planes.blurred(values, size, SHARPENING_RADIUS);
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) share * (values[i] - around[i]);
        }
    }

    private RgbImage expose(float[][] values, int size, double noise) {
        byte[] pixels = new byte[size * size * 3];
        for (int i = 0; i < pixels.length; i++) {
            double value = values[i % 3][i / 3] + noise * sensor.normal();
            pixels[i] = (byte) Math.max(0, Math.min(255, (int) Math.floor(value + 0.5)));
        }
        return new RgbImage(size, size, pixels);
    }
}
