package cytodiffusion.classify;

/** The circle in the middle of a latent in which errors count: the cell is there, and rotation has left it whole. */
public final class CircleMask {
    private CircleMask() {}

    /**
     * @param size side of the latents
     * @param radius in elements of the latents; the paper has 20 of 45
     * @return size * size values, 1 where the centre of an element lies in the circle, else 0
     */
    public static float[] of(int size, double radius) {
        float[] mask = new float[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double dx = x + 0.5 - size / 2.0;
                double dy = y + 0.5 - size / 2.0;
                mask[y * size + x] = dx * dx + dy * dy <= radius * radius ? 1 : 0;
            }
        }
        return mask;
    }
}
