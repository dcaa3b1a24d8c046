package cytodiffusion.data.raw;

import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.pixels.ColorSpace;
import cytodiffusion.data.pixels.PixelImage;

/** What a network gets of a picture, in the network's image space; and the picture that its numbers stand for. */
public final class NetworkInput {
    private static final Gains NONE = new Gains(1, 1, 1);

    private final ImageSpace space;
    private final RawSpace raw;

    private NetworkInput(ImageSpace space, RawSpace raw) {
        this.space = space;
        this.raw = raw;
    }

    /**
     * The input of a network that is used: of one camera, the mean where the training had a mix.
     *
     * @throws IllegalArgumentException where there is no such camera
     */
    public static NetworkInput of(ImageSpace space) {
        if (space.isRgb()) {
            return new NetworkInput(space, null);
        }
        boolean mixed = space.camera().equals(ImageSpace.MIXED_CAMERAS);
        return new NetworkInput(space, RawSpace.of(mixed ? ImageSpace.MEAN_CAMERA : space.camera()));
    }

    /**
     * The input of a network that is trained: where the camera is a mix, the seed decides this image's camera and gains.
     *
     * @throws IllegalArgumentException where there is no such camera
     */
    public static NetworkInput drawn(ImageSpace space, long seed) {
        if (!space.camera().equals(ImageSpace.MIXED_CAMERAS)) {
            return of(space);
        }
        return new NetworkInput(
                space, new RawSpace(CameraColors.named(ImageSpace.MIXED_CAMERAS, seed), Gains.drawn(seed)));
    }

    /** The values of a picture of so many pixels a side. */
    public int elements(int pixels) {
        int side = space.side(pixels);
        return space.channels() * side * side;
    }

    /**
     * Writes the picture plane by plane, each value of [0, 1] as one of [-1, 1].
     *
     * @param square as large as the network's images, in sRGB
     * @param target receives {@link #elements} values from {@code offset} on
     */
    public void write(RgbImage square, float[] target, int offset) {
        if (raw == null) {
            square.writePlanes(target, offset);
            return;
        }
        PixelImage seen = seen(square);
        int plane = seen.width() * seen.height();
        int channels = seen.channels();
        float[] values = seen.values();
        for (int i = 0; i < values.length; i++) {
            target[offset + i % channels * plane + i / channels] = 2 * values[i] - 1;
        }
    }

    /** The picture in this image space, as values in [0, 1]. */
    public PixelImage seen(RgbImage picture) {
        PixelImage pixels = picture.toPixels();
        if (raw == null) {
            return pixels;
        }
        PixelImage light = raw.toRaw(pixels);
        PixelImage balanced = isGreyWorld() ? GreyWorld.balance(light) : light;
        return space.isMosaic() ? Mosaic.of(balanced) : balanced;
    }

    /**
     * The picture in sRGB that planes of this space stand for; values beyond [-1, 1] are clamped. What grey-world gains
     * have made of the light's colour is not undone.
     *
     * @param planes as {@link #write} makes them, from {@code offset} on
     * @param width of a plane
     * @param height of a plane
     */
    public RgbImage picture(float[] planes, int offset, int width, int height) {
        return raw == null
                ? RgbImage.ofPlanes(planes, offset, width, height)
                : RgbImage.of(developed(planes, offset, width, height));
    }

    /** The same as planes of sRGB in [-1, 1], not rounded; planes of sRGB are given back as they are. */
    public float[] rgbPlanes(float[] planes, int width, int height) {
        if (raw == null) {
            return planes;
        }
        PixelImage developed = developed(planes, 0, width, height);
        int plane = developed.width() * developed.height();
        float[] rgb = new float[3 * plane];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i % 3 * plane + i / 3] = 2 * developed.values()[i] - 1;
        }
        return rgb;
    }

    private PixelImage developed(float[] planes, int offset, int width, int height) {
        int channels = space.channels();
        int plane = width * height;
        float[] values = new float[channels * plane];
        for (int i = 0; i < values.length; i++) {
            float value = planes[offset + i % channels * plane + i / channels];
            values[i] = Math.max(0, Math.min(1, (value + 1) / 2));
        }
        String camera = raw.camera().name();
        ColorSpace colors = space.isMosaic() ? ColorSpace.mosaic(camera) : ColorSpace.raw(camera);
        PixelImage seen = new PixelImage(width, height, channels, PixelImage.FLOAT, colors, values);
        RawSpace developing = isGreyWorld() ? new RawSpace(raw.camera(), NONE) : raw;
        return developing.develop(seen);
    }

    private boolean isGreyWorld() {
        return space.gains().equals(ImageSpace.GREY_WORLD);
    }
}
