package cytodiffusion.cli;

import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.data.Failure;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.image.ImageFile;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.pixels.ColorSpace;
import cytodiffusion.data.pixels.PixelFile;
import cytodiffusion.data.pixels.PixelImage;
import cytodiffusion.data.raw.CameraColors;
import cytodiffusion.data.raw.RawFolder;
import cytodiffusion.data.raw.RawSettings;
import cytodiffusion.data.raw.RawSpace;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "raw",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Turns pictures into what a camera's sensor would have counted, after Brooks et al. 2019, and back"
                        + " with --develop. IN and OUT are two files, or two folders with one folder of images per class; raw"
                        + " images are PNG or TIFF of 16 bits that say so, a folder has raw-space.json with camera, gains and"
                        + " seed.")
final class RawCommand implements Callable<Integer> {
    private static final Set<String> ENDINGS = Set.of("png", "tif", "tiff");

    @Option(
            names = "--camera",
            paramLabel = "NAME",
            description =
                    "nexus-6p, sony-a7r, olympus-e-m10, sony-rx100-iv, their mean (mean, the default), or a random"
                            + " mix of them by the seed (mix)")
    private String camera;

    @Option(
            names = "--gains",
            paramLabel = "WHICH",
            defaultValue = "usual",
            description =
                    "usual (default): brightness 1.25, red 2.15, blue 1.70; drawn: by the seed, once for all images")
    private String gains;

    @Option(
            names = "--mosaic",
            description =
                    "behind the colour filter RGGB: one grey picture, whose 2 x 2 pixels are red, green, green, blue")
    private boolean mosaic;

    @Option(names = "--noise", description = "with a sensor's noise, of levels that the seed decides")
    private boolean noise;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of mix, gains and noise")
    private long seed;

    @Option(
            names = "--develop",
            description = "the other way: from raw to 8-bit sRGB, with the camera and gains of IN's raw-space.json, or"
                    + " of --camera, --gains and --seed")
    private boolean develop;

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "png",
            description = "of the files in a folder: png (default) or tif")
    private String format;

    @Parameters(index = "0", paramLabel = "IN", description = "image or folder")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "image (.png, .tif) or folder")
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (!gains.equals("usual") && !gains.equals("drawn")) {
            throw new IllegalArgumentException("--gains takes usual or drawn, not " + gains);
        }
        if (!ENDINGS.contains(format)) {
            throw new IllegalArgumentException("--format takes png or tif, not " + format);
        }
        if (develop && (mosaic || noise)) {
            throw new IllegalArgumentException("--mosaic and --noise say how raw images are made; leave them out with"
                    + " --develop, which sees what its images are");
        }
        return Files.isDirectory(in) ? folder() : file();
    }

    private RawSettings settings(String ofImages) {
        return RawSettings.of(camera == null ? ofImages : camera, gains.equals("drawn"), mosaic, noise, seed);
    }

    private int file() throws IOException {
        if (out.toAbsolutePath().normalize().equals(in.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException("IN and OUT are one file: " + out);
        }
        PixelImage image = read();
        if (develop && image.space().equals(ColorSpace.SRGB)) {
            throw new IllegalArgumentException(
                    in + " is in sRGB already; only raw images that this command wrote are developed");
        }
        PixelImage made = develop
                ? RgbImage.of(settings(image.space().camera()).space().develop(image))
                        .toPixels()
                : settings(CameraColors.MEAN).apply(image, in.getFileName().toString());
        AtomicFile.writeBytes(out, PixelFile.encode(made, out.getFileName().toString()));
        System.out.println(out);
        return Main.OK;
    }

    private PixelImage read() throws IOException {
        try {
            return ImageFile.readPixels(in);
        } catch (IOException e) {
            throw new IOException(in + ": " + e.getMessage(), e);
        }
    }

    private int folder() throws IOException {
        Stop stop = Interrupt.stop();
        ImageFolder images = ImageFolder.scan(in);
        List<Failure> failures = develop
                ? RawFolder.develop(images, out, developing(), format, ConsoleProgress.standard(), stop)
                : RawFolder.write(images, out, settings(CameraColors.MEAN), format, ConsoleProgress.standard(), stop);
        failures.forEach(failure -> System.err.println("left out: " + failure));
        System.out.println(out);
        if (stop.requested()) {
            return Main.INTERRUPTED;
        }
        return failures.isEmpty() ? Main.OK : Main.FAILED;
    }

    /** What the folder says of itself, unless a camera is named. */
    private RawSpace developing() throws IOException {
        RawSpace usual = settings(CameraColors.MEAN).space();
        return camera != null ? usual : RawFolder.spaceOf(in).orElse(usual);
    }
}
