package cytodiffusion.data.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import cytodiffusion.io.Sha256;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server of its own that misbehaves; http is allowed for it alone. */
class DownloaderTest {
    private static final byte[] CONTENT = new byte[300_000];

    static {
        new Random(1).nextBytes(CONTENT);
    }

    @TempDir
    Path folder;

    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private Downloader downloader;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        String host = server.getAddress().getHostString();
        downloader = new Downloader(uri -> uri.getHost().equals(host), Duration.ofSeconds(2));
    }

    @AfterEach
    void stopServer() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private URI serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            ranges.add(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
            handler.handle(exchange);
        });
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + path);
    }

    /** Sends {@code sent} bytes from where the request asks, though it announces {@code announced} in all. */
    private static void send(HttpExchange exchange, byte[] content, int announced, int sent) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
        exchange.getResponseHeaders().set("ETag", "\"v1\"");
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (announced - 1) + "/" + announced);
        exchange.sendResponseHeaders(range == null ? 200 : 206, announced - from);
        exchange.getResponseBody().write(content, from, Math.min(sent, content.length - from));
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private String fetch(URI uri, Optional<String> sha256) throws IOException {
        return downloader.fetch(uri, folder.resolve("cells.zip"), sha256, Progress.SILENT, () -> false);
    }

    private String failure(URI uri, Optional<String> sha256) {
        String message =
                assertThrows(IOException.class, () -> fetch(uri, sha256)).getMessage();
        assertFalse(Files.exists(folder.resolve("cells.zip")), "nothing stands in the target's place");
        return message;
    }

    private void assertArrived() throws IOException {
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("cells.zip")));
        assertFalse(Files.exists(folder.resolve("cells.zip.part")));
    }

    @Test
    void fetchesAndHashes() throws IOException {
        URI uri = serve("/ok", exchange -> send(exchange, CONTENT, CONTENT.length, CONTENT.length));
        assertEquals(Sha256.of(CONTENT), fetch(uri, Optional.of(Sha256.of(CONTENT))));
        assertArrived();
    }

    @Test
    void goesOnAfterACut() throws IOException {
        URI uri = serve("/cut", exchange -> send(exchange, CONTENT, CONTENT.length, 120_000));
        assertEquals(Sha256.of(CONTENT), fetch(uri, Optional.empty()));
        assertArrived();
        // How much of what was sent before the cut still arrives is up to the operating system.
        assertTrue(ranges.size() >= 3, ranges.toString());
        assertEquals("null", ranges.get(0));
        assertTrue(ranges.stream().skip(1).allMatch(range -> range.matches("bytes=[1-9][0-9]*-")), ranges.toString());
    }

    @Test
    void keepsWhatHasArrivedForTheNextDownload() throws IOException {
        URI uri = serve("/slow", exchange -> send(exchange, CONTENT, CONTENT.length, 60_000));
        assertTrue(failure(uri, Optional.empty()).contains("4 attempts"));
        long arrived = Files.size(folder.resolve("cells.zip.part"));
        assertTrue(arrived > 0 && arrived < CONTENT.length, "arrived: " + arrived);
        fetch(uri, Optional.empty());
        assertArrived();
        assertEquals("bytes=" + arrived + "-", ranges.get(4));
    }

    @Test
    void beginsAnewWhereTheServerCannotResume() throws IOException {
        Files.write(folder.resolve("cells.zip.part"), new byte[1000]);
        Files.writeString(folder.resolve("cells.zip.part.version"), "\"v0\"");
        URI uri = serve("/changed", exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT);
            exchange.close();
        });
        fetch(uri, Optional.empty());
        assertArrived();
        assertEquals(List.of("bytes=1000-"), ranges);
    }

    @Test
    void noticesAFileThatIsLongerOrShorterThanItIs() {
        URI shorter = serve("/short", exchange -> send(exchange, CONTENT, 1000, 1000));
        assertTrue(failure(shorter, Optional.of(Sha256.of(CONTENT))).contains("is not the file"));
        URI longer = serve("/long", exchange -> send(exchange, CONTENT, CONTENT.length + 10, CONTENT.length));
        assertTrue(failure(longer, Optional.of(Sha256.of(CONTENT))).contains("Cannot download"));
    }

    @Test
    void noticesCorruptionAtEqualSize() {
        byte[] corrupt = CONTENT.clone();
        corrupt[12_345] ^= 1;
        URI uri = serve("/corrupt", exchange -> send(exchange, corrupt, corrupt.length, corrupt.length));
        String message = failure(uri, Optional.of(Sha256.of(CONTENT)));
        assertTrue(message.contains(Sha256.of(corrupt)) && message.contains(Sha256.of(CONTENT)), message);
        assertFalse(Files.exists(folder.resolve("cells.zip.part")), "bad content is not kept to be resumed");
    }

    @Test
    void holdsLaterDownloadsToTheFirst() throws IOException {
        byte[][] content = {CONTENT};
        URI uri = serve("/first", exchange -> send(exchange, content[0], content[0].length, content[0].length));
        fetch(uri, Optional.empty());
        content[0] = Arrays.copyOf(CONTENT, 1000);
        assertThrows(IOException.class, () -> fetch(uri, Optional.empty()));
        assertArrived();
    }

    @Test
    void aDamagedRecordIsNamed() throws IOException {
        URI uri = serve("/record", exchange -> send(exchange, CONTENT, CONTENT.length, CONTENT.length));
        Files.writeString(folder.resolve("cells.zip.sha256"), "abc");
        assertTrue(failure(uri, Optional.empty()).contains("cells.zip.sha256"));
    }

    @Test
    void followsRedirectsOnlyWhereItMayGo() throws IOException {
        URI good = serve("/good", exchange -> send(exchange, CONTENT, CONTENT.length, CONTENT.length));
        URI moved = serve("/moved", exchange -> redirect(exchange, good.getPath()));
        fetch(moved, Optional.empty());
        assertArrived();
        Files.delete(folder.resolve("cells.zip"));
        URI away = serve("/away", exchange -> redirect(exchange, "http://example.org/cells.zip"));
        assertTrue(failure(away, Optional.empty()).contains("https only"));
        URI nowhere = serve("/nowhere", exchange -> redirect(exchange, "http://[nowhere"));
        assertTrue(failure(nowhere, Optional.empty()).contains("no address"));
        URI loop = serve("/loop", exchange -> redirect(exchange, "/loop"));
        assertTrue(failure(loop, Optional.empty()).contains("redirects more than"));
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    @Test
    void givesUpOnASilentServer() {
        URI uri = serve("/silent", exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 10);
            exchange.getResponseBody().flush();
            await();
        });
        assertTrue(failure(uri, Optional.empty()).contains("silent"));
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void saysWhichStatusTheServerAnswers() {
        URI uri = serve("/missing", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        assertTrue(failure(uri, Optional.empty()).contains("404"));
    }

    @Test
    void stopsWhenAsked() throws IOException {
        URI uri = serve("/stop", exchange -> send(exchange, CONTENT, CONTENT.length, CONTENT.length));
        assertThrows(
                IOException.class,
                () -> downloader.fetch(
                        uri, folder.resolve("cells.zip"), Optional.empty(), Progress.SILENT, () -> true));
        assertFalse(Files.exists(folder.resolve("cells.zip")));
    }

    @Test
    void usersGetHttpsOnly() {
        URI uri = serve("/plain", exchange -> send(exchange, CONTENT, CONTENT.length, CONTENT.length));
        Downloader strict = new Downloader();
        for (String address : new String[] {uri.toString(), "ftp://example.org/a", "file:///etc/passwd"}) {
            String message = assertThrows(
                            IOException.class,
                            () -> strict.fetch(
                                    URI.create(address),
                                    folder.resolve("a"),
                                    Optional.empty(),
                                    Progress.SILENT,
                                    () -> false))
                    .getMessage();
            assertTrue(message.contains("https only"), message);
        }
        assertTrue(ranges.isEmpty(), "the server was not asked");
    }
}
