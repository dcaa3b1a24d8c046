package cytodiffusion.data.catalog;

import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings a dataset into the data store: downloads its archive, unpacks it, checks the pinned files, and only then gives
 * the folder its place. A download that was cut or stopped goes on with the next call.
 */
public final class DatasetDownload {
    /** Hidden, so that nobody takes it for a dataset. */
    private static final String DOWNLOADS = ".downloads";

    private final DataStore store;
    private final Downloader downloader;

    public DatasetDownload(DataStore store) {
        this(store, new Downloader());
    }

    DatasetDownload(DataStore store, Downloader downloader) {
        this.store = store;
        this.downloader = downloader;
    }

    /**
     * Fetches a dataset.
     *
     * @return its folder
     * @throws IllegalArgumentException where it cannot be downloaded by a program, with how to get it by hand
     * @throws FileAlreadyExistsException where it is there already
     * @throws IOException where it could not be had; nothing is in its place then
     */
    public Path fetch(Manifest manifest, Progress progress, Stop stop) throws IOException {
        Path target = store.folder(manifest.id());
        Manifest.Download download = manifest.download()
                .orElseThrow(() -> new IllegalArgumentException(manifest.name() + " cannot be fetched by this command. "
                        + manifest.howToGet() + " Its page: " + manifest.url() + ". Its place here: "
                        + target.toAbsolutePath()));
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target + " is there already; move it away to fetch it anew");
        }
        Path downloads = Files.createDirectories(store.root().resolve(DOWNLOADS));
        Path archive = downloads.resolve(manifest.id() + ".archive");
        Optional<String> sha256 = Optional.of(download.sha256()).filter(hash -> !hash.isEmpty());
        downloader.fetch(download.address(), archive, sha256, progress, stop);
        Path unpacked = downloads.resolve(manifest.id());
        delete(unpacked);
        try {
            Archive.LIMITS.unpack(archive, unpacked, progress, stop);
            Path images = arrange(manifest, download, unpacked);
            check(manifest, images, progress, stop);
            Files.move(images, target);
        } finally {
            delete(unpacked);
        }
        // The record of its checksum stays: a later download is held to it.
        Files.delete(archive);
        return target;
    }

    /** The folder of classes inside the unpacked archive. */
    private static Path arrange(Manifest manifest, Manifest.Download download, Path unpacked) throws IOException {
        Path folder = unpacked.resolve(download.folder());
        if (!Files.isDirectory(folder)) {
            throw new IOException("The archive of " + manifest.id() + " has no folder " + download.folder()
                    + "; it is not what its manifest describes. " + manifest.howToGet());
        }
        for (Map.Entry<String, String> renamed : download.renamed().entrySet()) {
            Files.move(folder.resolve(renamed.getKey()), folder.resolve(renamed.getValue()));
        }
        if (download.labels().isEmpty()) {
            return folder;
        }
        Path sorted = unpacked.resolve(".sorted");
        download.labels().get().sort(unpacked, folder, sorted);
        return sorted;
    }

    private static void check(Manifest manifest, Path images, Progress progress, Stop stop) throws IOException {
        if (manifest.files().isEmpty()) {
            return;
        }
        Verification found = Verification.of(manifest, images, progress, stop);
        if (!found.passed()) {
            throw new IOException("The archive of " + manifest.id() + " does not hold what its manifest pins: "
                    + found.missing().size() + " files are missing and "
                    + found.changed().size()
                    + " have another content; it was not taken");
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
