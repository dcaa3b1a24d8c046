package cytodiffusion.tensor;

import cytodiffusion.io.UserCache;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Files whose content was found to have the checksum it should have, a line each in the user's cache folder, so that each
 * is read once (libtorch's 446 MB: 0.12 s of one core) and not again before its length or its time of change are others.
 * It only saves time: where it cannot be read or written, every process reads them.
 */
final class FoundWhole {
    private static final System.Logger LOG = System.getLogger(FoundWhole.class.getName());
    private static final int AT_ONCE = 1 << 18;

    private final Path file;
    private final Set<String> known = new HashSet<>();

    FoundWhole(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                known.addAll(Files.readAllLines(file));
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Which files are whole could not be read from {0}", file);
        }
    }

    static FoundWhole ofUser() {
        return new FoundWhole(UserCache.folder().resolve("libtorch-found-whole.txt"));
    }

    /**
     * Whether a file's content has this checksum.
     *
     * @param crc CRC-32, as archives keep it
     */
    boolean has(Path content, long crc) throws IOException {
        String line = String.join(
                " ",
                Long.toHexString(crc),
                Long.toString(Files.size(content)),
                Files.getLastModifiedTime(content).toString(),
                content.toAbsolutePath().toString());
        if (known.contains(line)) {
            return true;
        }
        if (crcOf(content) != crc) {
            return false;
        }
        keep(line);
        return true;
    }

    private static long crcOf(Path content) throws IOException {
        CRC32 crc = new CRC32();
        ByteBuffer part = ByteBuffer.allocateDirect(AT_ONCE);
        try (FileChannel channel = FileChannel.open(content)) {
            while (channel.read(part) >= 0) {
                crc.update(part.flip());
                part.clear();
            }
        }
        return crc.getValue();
    }

    private void keep(String line) {
        known.add(line);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "That a file is whole could not be kept in {0}", file);
        }
    }
}
