package cytodiffusion.data.catalog;

import cytodiffusion.io.DiskFull;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Unpacks zip, tar and tar.gz archives that nobody vouches for. An entry whose name would leave the destination, a
 * link, a device, or more content than the limits allow makes the whole archive fail, and leaves nothing behind.
 *
 * @param maxEntries how many entries an archive may have
 * @param maxBytes how many bytes its files may have together
 * @param maxRatio how many times the archive's own size its files may have, beyond the first MiB
 */
public record Archive(long maxEntries, long maxBytes, long maxRatio) {
    /** A million entries, 64 GiB, and 200 times the archive's size: far from any collection of images. */
    public static final Archive LIMITS = new Archive(1_000_000, 64L << 30, 200);

    private static final long FREE_BYTES = 1 << 20;

    /**
     * Unpacks {@code archive} into the folder {@code destination}, which must not exist yet and appears only once
     * everything is unpacked.
     *
     * @throws IOException if the archive is damaged, dangerous or of another format, naming the entry
     */
    public void unpack(Path archive, Path destination, Progress progress, Stop stop) throws IOException {
        Path target = destination.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target + " exists already; move it away to unpack " + archive);
        }
        Files.createDirectories(target.getParent());
        Path workplace = Files.createTempDirectory(target.getParent(), ".unpacking-");
        try (Progress.Task task = progress.start("Unpacking " + archive.getFileName(), "files", -1)) {
            Writer writer = new Writer(workplace, Files.size(archive), task, stop);
            if (startsWith(archive, 'P', 'K')) {
                unzip(archive, writer);
            } else {
                untar(archive, writer);
            }
            if (writer.entries == 0) {
                throw new IOException("it holds no files");
            }
            Files.move(workplace, target);
        } catch (IOException | RuntimeException e) {
            delete(workplace);
            throw new IOException("Cannot unpack " + archive + ": " + e.getMessage(), e);
        }
    }

    private static void unzip(Path archive, Writer writer) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            for (ZipArchiveEntry entry : (Iterable<ZipArchiveEntry>)
                    () -> zip.getEntriesInPhysicalOrder().asIterator()) {
                if (entry.isUnixSymlink()) {
                    throw new IOException("\"" + entry.getName() + "\" is a link");
                }
                if (entry.isDirectory()) {
                    writer.folder(entry.getName());
                } else {
                    try (InputStream content = zip.getInputStream(entry)) {
                        writer.file(rawName(entry), content);
                    }
                }
            }
        }
    }

    /** The library turns backslashes into slashes in some names; the raw bytes show them. */
    private static String rawName(ZipArchiveEntry entry) {
        boolean backslash = false;
        for (byte b : entry.getRawName()) {
            backslash |= b == '\\';
        }
        return backslash ? entry.getName().replace('/', '\\') : entry.getName();
    }

    private static void untar(Path archive, Writer writer) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                InputStream plain = startsWith(archive, 0x1f, 0x8b) ? new GZIPInputStream(file) : file;
                TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                byte type = entry.getLinkFlag();
                if (entry.isDirectory()) {
                    writer.folder(entry.getName());
                } else if (type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM) {
                    writer.file(entry.getName(), new Unclosed(tar));
                } else {
                    throw new IOException("\"" + entry.getName() + "\" is a link or a device");
                }
            }
        }
    }

    private static boolean startsWith(Path file, int first, int second) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == first && in.read() == second;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The content of one entry, whose end is not the end of the archive. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }

    /** Writes entries below one folder and keeps count of them. */
    private final class Writer {
        private final Path folder;
        private final long byteLimit;
        private final Progress.Task task;
        private final Stop stop;
        private long entries;
        private long bytes;

        Writer(Path folder, long archiveBytes, Progress.Task task, Stop stop) {
            this.folder = folder;
            this.byteLimit = Math.min(maxBytes, FREE_BYTES + archiveBytes * maxRatio);
            this.task = task;
            this.stop = stop;
        }

        void folder(String name) throws IOException {
            count();
            Files.createDirectories(inside(name));
        }

        void file(String name, InputStream content) throws IOException {
            count();
            Path file = inside(name);
            Files.createDirectories(file.getParent());
            if (Files.exists(file)) {
                throw new IOException("\"" + name + "\" occurs twice");
            }
            byte[] buffer = new byte[1 << 16];
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                    bytes += n;
                    if (bytes > byteLimit) {
                        throw new IOException("it holds more than " + byteLimit
                                + " bytes, too many for an archive of its size; it may be a bomb");
                    }
                    out.write(buffer, 0, n);
                }
            } catch (IOException e) {
                throw DiskFull.named(file, e);
            }
            task.update(entries, "");
        }

        private void count() throws IOException {
            if (++entries > maxEntries) {
                throw new IOException("it holds more than " + maxEntries + " entries; it may be a bomb");
            }
            if (stop.requested()) {
                throw new IOException("stopped");
            }
        }

        private Path inside(String name) throws IOException {
            String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
            String relative = path.startsWith("./") ? path.substring(2) : path;
            if (relative.equals(".")) {
                return folder;
            }
            boolean absolute = relative.startsWith("/") || relative.matches("(?s)[A-Za-z]:.*");
            boolean odd = relative.chars().anyMatch(c -> c == '\\' || c < ' ');
            boolean climbs = List.of(relative.split("/", -1)).stream()
                    .anyMatch(part -> part.isEmpty() || part.matches("\\.\\.?"));
            if (absolute || odd || climbs) {
                throw new IOException("the entry \"" + name + "\" would not stay inside the folder");
            }
            return folder.resolve(relative);
        }
    }
}
