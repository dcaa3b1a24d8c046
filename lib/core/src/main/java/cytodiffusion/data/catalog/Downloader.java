package cytodiffusion.data.catalog;

import cytodiffusion.io.DiskFull;
import cytodiffusion.io.Sha256;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Downloads files over https. A file arrives as {@code NAME.part} beside its target, is hashed, and only then moved. A
 * download that was cut goes on where it stopped, if the server confirms that its file has not changed since.
 */
public final class Downloader {
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_ATTEMPTS = 4;

    private final HttpClient client;
    private final Predicate<URI> allowed;
    private final Duration patience;

    /** Takes https addresses only, redirects included, and gives up on a server that is silent for 30 seconds. */
    public Downloader() {
        this(uri -> "https".equals(uri.getScheme()), Duration.ofSeconds(30));
    }

    Downloader(Predicate<URI> allowed, Duration patience) {
        this.allowed = allowed;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Downloads {@code uri} to {@code target}. Where no hash is given, the first download records one in
     * {@code NAME.sha256} beside the target, and later ones are held to it.
     *
     * @param sha256 what the file must hash to, where that is published
     * @return the SHA-256 of the file
     * @throws IOException if the file could not be had or is not the one that was asked for; what has arrived of a cut
     *     download stays for the next attempt
     */
    public String fetch(URI uri, Path target, Optional<String> sha256, Progress progress, Stop stop)
            throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path record = beside(target, ".sha256");
        String expected = sha256.isPresent() ? sha256.get() : recorded(record);
        Partial partial = new Partial(beside(target, ".part"), beside(target, ".part.version"));
        for (int attempt = 1; !attempt(uri, partial, attempt == MAX_ATTEMPTS, progress, stop); attempt++) {
            if (stop.requested()) {
                throw new IOException("The download of " + uri + " was stopped; the next one goes on from there");
            }
        }
        String actual = Sha256.of(partial.file());
        if (!expected.isEmpty() && !expected.equals(actual)) {
            partial.discard();
            throw new IOException(uri + " is not the file that was asked for: its SHA-256 is " + actual + ", not "
                    + expected + "; it was thrown away");
        }
        Files.move(partial.file(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        partial.discard();
        if (sha256.isEmpty()) {
            Files.writeString(record, actual + "  " + target.getFileName() + "\n");
        }
        return actual;
    }

    /** One request. Returns whether the file is complete; a cut that further attempts may mend is no error yet. */
    private boolean attempt(URI uri, Partial partial, boolean last, Progress progress, Stop stop) throws IOException {
        try {
            HttpResponse<InputStream> response = open(uri, partial);
            return receive(uri, partial, response, last, progress, stop);
        } catch (CutException e) {
            return failed(uri, "the connection failed, was cut or silent for " + patience.toSeconds() + " s", last, e);
        }
    }

    private boolean receive(
            URI uri, Partial partial, HttpResponse<InputStream> response, boolean last, Progress progress, Stop stop)
            throws IOException {
        long before = partial.bytes();
        try (InputStream body = response.body()) {
            boolean resumed = response.statusCode() == 206
                    && response.headers().firstValue("Content-Range").orElse("").startsWith("bytes " + before + "-");
            if (response.statusCode() == 416 || (response.statusCode() == 206 && !resumed)) {
                partial.discard();
                return failed(uri, "the server does not have the rest of the file that it began", last, null);
            }
            if (response.statusCode() != 200 && !resumed) {
                throw new IOException(uri + " answers with status " + response.statusCode());
            }
            if (!resumed) {
                partial.begin(response.headers().firstValue("ETag").orElse(""));
            }
            long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
            long total = length < 0 ? -1 : length + partial.bytes();
            try (Progress.Task task = progress.start("Downloading " + uri.getHost(), "bytes", total)) {
                copy(body, partial, task, stop);
            }
            return total < 0 || partial.bytes() == total || failed(uri, "the connection was cut", last, null);
        }
    }

    private static boolean failed(URI uri, String why, boolean last, IOException cause) throws IOException {
        if (last) {
            throw new IOException(
                    "Cannot download " + uri + ": " + why + " (" + MAX_ATTEMPTS + " attempts); what has"
                            + " arrived is kept for the next download",
                    cause);
        }
        return false;
    }

    private HttpResponse<InputStream> open(URI uri, Partial partial) throws IOException {
        URI next = uri;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            if (!allowed.test(next)) {
                throw new IOException("Downloads are made over https only, not from " + next);
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(next).timeout(patience);
            if (partial.canResume()) {
                request.header("Range", "bytes=" + partial.bytes() + "-").header("If-Range", partial.version());
            }
            HttpResponse<InputStream> response = send(request.build());
            Optional<String> location = response.headers().firstValue("Location");
            if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                return response;
            }
            response.body().close();
            next = resolve(next, location.get());
        }
        throw new IOException(uri + " redirects more than " + MAX_REDIRECTS + " times");
    }

    private static URI resolve(URI from, String location) throws IOException {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new IOException(from + " redirects to what is no address: " + location, e);
        }
    }

    /** The hash that an earlier download has recorded, or the empty string. */
    private static String recorded(Path record) throws IOException {
        if (!Files.exists(record)) {
            return "";
        }
        String line = Files.readString(record);
        if (!line.matches("(?s)[0-9a-f]{64}\\s.*")) {
            throw new IOException(record + " does not begin with a SHA-256; delete it to record a new one");
        }
        return line.substring(0, 64);
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The download of " + request.uri() + " was interrupted", e);
        } catch (IOException e) {
            throw new CutException(e);
        } catch (IllegalArgumentException e) {
            throw new IOException("Not an address to download from: " + request.uri(), e);
        }
    }

    private void copy(InputStream body, Partial partial, Progress.Task task, Stop stop) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (Watchdog watchdog = new Watchdog(body, patience);
                OutputStream out =
                        Files.newOutputStream(partial.file(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            long bytes = partial.bytes();
            while (!stop.requested()) {
                int n = read(body, buffer);
                if (n < 0) {
                    return;
                }
                watchdog.reset();
                write(out, buffer, n, partial.file());
                bytes += n;
                task.update(bytes, "");
            }
        }
        throw new CutException(null);
    }

    private static int read(InputStream body, byte[] buffer) throws CutException {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new CutException(e);
        }
    }

    private static void write(OutputStream out, byte[] buffer, int length, Path file) throws IOException {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw DiskFull.named(file, e);
        }
    }

    private static Path beside(Path target, String ending) {
        return target.resolveSibling(target.getFileName() + ending);
    }

    /** The connection ended before the file did. */
    private static final class CutException extends IOException {
        private static final long serialVersionUID = 1;

        CutException(IOException cause) {
            super(cause);
        }
    }

    /** What has arrived so far, and which version of the file it belongs to. */
    private record Partial(Path file, Path versionFile) {
        long bytes() throws IOException {
            return Files.exists(file) ? Files.size(file) : 0;
        }

        String version() throws IOException {
            return Files.exists(versionFile) ? Files.readString(versionFile) : "";
        }

        boolean canResume() throws IOException {
            return bytes() > 0 && !version().isEmpty();
        }

        /** Only a strong entity tag tells that bytes are the same. */
        void begin(String entityTag) throws IOException {
            discard();
            if (entityTag.startsWith("\"")) {
                Files.writeString(versionFile, entityTag);
            }
        }

        void discard() throws IOException {
            Files.deleteIfExists(file);
            Files.deleteIfExists(versionFile);
        }
    }
}
