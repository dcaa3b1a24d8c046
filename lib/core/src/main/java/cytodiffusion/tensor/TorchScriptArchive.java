package cytodiffusion.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript archive that holds one module without parameters, whose methods are given as source text.
 *
 * <p>The format is a zip of stored entries: the code as text, and a pickle that only names the class {@code
 * __torch__.Ops} and its two attributes. Nothing is compiled beforehand, so every operation of libtorch can be reached
 * without native code of our own.
 */
final class TorchScriptArchive {
    private static final String FOLDER = "ops/";

    private TorchScriptArchive() {}

    /** The archive for a module of class {@code Ops} with this source. */
    static byte[] of(String source) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.setMethod(ZipOutputStream.STORED);
            put(zip, "data.pkl", module());
            put(zip, "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            put(zip, "constants.pkl", bytes("\u0080\u0002)."));
            put(zip, "version", bytes("10\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("A zip in memory could not be written", e);
        }
        return archive.toByteArray();
    }

    /** Pickle, protocol 2: {@code Ops()} with state {@code {training: True, _is_full_backward_hook: None}}. */
    private static byte[] module() {
        return bytes("\u0080\u0002"
                + "c__torch__\nOps\n"
                + ")\u0081"
                + "}("
                + string("training")
                + "\u0088"
                + string("_is_full_backward_hook")
                + "N"
                + "ub.");
    }

    private static String string(String text) {
        return "X" + (char) text.length() + "\0\0\0" + text;
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(FOLDER + name);
        entry.setSize(content.length);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
