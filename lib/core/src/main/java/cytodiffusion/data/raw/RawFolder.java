package cytodiffusion.data.raw;

import com.google.gson.JsonParseException;
import cytodiffusion.data.Failure;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.image.ImageFile;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.pixels.PixelFile;
import cytodiffusion.data.pixels.PixelImage;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.JsonFormat;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder of classes in raw space, {@code DIR/<class>/<file>.png} of 16 bits, and beside the classes {@value #RECORD},
 * which says of which camera, with which gains, noise and seed; or such a folder developed again.
 */
public final class RawFolder {
    /** The file in which the settings lie beside the class folders. */
    public static final String RECORD = "raw-space.json";

    private RawFolder() {}

    /**
     * What a {@value #RECORD} holds.
     *
     * @param noise null where there is none
     */
    private record Settings(CameraColors camera, Gains gains, boolean mosaic, SensorNoise noise, long seed) {}

    /** One image's bytes, from what its file held. */
    @FunctionalInterface
    private interface Conversion {
        byte[] apply(LabelledImage image) throws IOException;
    }

    /**
     * Writes the raw images of all pictures.
     *
     * @param ending of the files: png, tif or tiff
     * @return the pictures that could not be read
     * @throws IOException if {@code out} holds something else, or a file cannot be written
     */
    public static List<Failure> write(
            ImageFolder in, Path out, RawSettings settings, String ending, Progress progress, Stop stop)
            throws IOException {
        String record = JsonFormat.PAGE.toJson(new Settings(
                settings.space().camera(),
                settings.space().gains(),
                settings.mosaic(),
                settings.noise().orElse(null),
                settings.seed()));
        prepare(in, out, record);
        return convert(in, out, ending, progress, stop, image -> {
            PixelImage raw = settings.apply(ImageFile.readPixels(image.path()), image.id());
            return PixelFile.encode(raw, "." + ending);
        });
    }

    /** Writes what the raw images of a folder look like in 8-bit sRGB. */
    public static List<Failure> develop(
            ImageFolder in, Path out, RawSpace space, String ending, Progress progress, Stop stop) throws IOException {
        prepare(in, out, "");
        return convert(in, out, ending, progress, stop, image -> {
            RgbImage picture = RgbImage.of(space.develop(ImageFile.readPixels(image.path())));
            return PixelFile.encode(picture.toPixels(), "." + ending);
        });
    }

    /** The space in which the images of a folder are, as its record says, or nothing where it has none. */
    public static Optional<RawSpace> spaceOf(Path folder) throws IOException {
        Path record = folder.resolve(RECORD);
        if (!Files.exists(record)) {
            return Optional.empty();
        }
        try {
            Settings settings = JsonFormat.PAGE.fromJson(Files.readString(record), Settings.class);
            return Optional.of(new RawSpace(settings.camera(), settings.gains()));
        } catch (JsonParseException | NullPointerException e) {
            throw new IOException(record + " does not say which camera its images are of: " + e.getMessage(), e);
        }
    }

    /** @param record what says how the images are made, empty for sRGB */
    private static void prepare(ImageFolder in, Path out, String record) throws IOException {
        if (out.toAbsolutePath().normalize().equals(in.root().toAbsolutePath().normalize())) {
            throw new IllegalArgumentException("IN and OUT are one folder: " + out);
        }
        Path file = out.resolve(RECORD);
        String there = Files.exists(file) ? Files.readString(file) : "";
        boolean holdsClasses = in.classes().stream().anyMatch(name -> Files.exists(out.resolve(name)));
        if (!there.equals(record) && (holdsClasses || !there.isEmpty())) {
            throw new IOException(out + " already holds images of other settings (see " + file
                    + "); choose another folder, or remove this one");
        }
        Files.createDirectories(out);
        if (!record.isEmpty()) {
            AtomicFile.writeString(file, record);
        }
    }

    private static List<Failure> convert(
            ImageFolder in, Path out, String ending, Progress progress, Stop stop, Conversion conversion)
            throws IOException {
        List<Failure> failures = new ArrayList<>(in.failures());
        int done = 0;
        try (Progress.Task task =
                progress.start("Converting images", "images", in.images().size())) {
            for (LabelledImage image : in.images()) {
                if (stop.requested()) {
                    break;
                }
                byte[] bytes = {};
                try {
                    bytes = conversion.apply(image);
                } catch (IOException | IllegalArgumentException e) {
                    failures.add(new Failure(image.path(), e.getMessage()));
                }
                if (bytes.length > 0) {
                    AtomicFile.writeBytes(out.resolve(image.id() + "." + ending), bytes);
                }
                task.update(++done, failures.isEmpty() ? "" : failures.size() + " broken");
            }
        }
        return failures;
    }
}
