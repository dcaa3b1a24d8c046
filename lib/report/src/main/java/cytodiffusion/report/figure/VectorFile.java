package cytodiffusion.report.figure;

import cytodiffusion.io.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/** Charts as files of lines and letters, which a journal can enlarge. */
public final class VectorFile {
    private VectorFile() {}

    /**
     * Writes a chart as SVG, PDF or EPS, as the file's name ends, replacing the file at once if it is there.
     *
     * @throws IllegalArgumentException where the name ends otherwise
     */
    public static void save(Chart<?, ?> chart, Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        VectorGraphicsEncoder.saveVectorGraphic(chart, bytes, format(file));
        AtomicFile.writeBytes(file, bytes.toByteArray());
    }

    private static VectorGraphicsFormat format(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        for (VectorGraphicsFormat format : VectorGraphicsFormat.values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new IllegalArgumentException(
                "\"" + file.getFileName() + "\" ends neither in .svg nor in .pdf nor in .eps; call it \"figure.svg\"");
    }
}
