package cytodiffusion.data.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import cytodiffusion.io.Sha256;
import cytodiffusion.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives come from a server of the test's own, for which http is allowed. */
class DatasetDownloadTest {
    @TempDir
    private Path root;

    private final Map<String, String> files = new LinkedHashMap<>();
    private HttpServer server;
    private DatasetDownload downloads;
    private String address;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/cells.zip", exchange -> {
            byte[] archive = zip();
            exchange.sendResponseHeaders(200, archive.length);
            exchange.getResponseBody().write(archive);
            exchange.close();
        });
        server.start();
        String host = server.getAddress().getHostString();
        address = "http://" + host + ":" + server.getAddress().getPort() + "/cells.zip";
        downloads = new DatasetDownload(
                new DataStore(root), new Downloader(uri -> uri.getHost().equals(host), Duration.ofSeconds(5)));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** The manifest of a dataset called {@code cells} whose archive is described by {@code archive}. */
    private Manifest manifest(String archive, String... more) {
        return Manifest.parse(
                """
                {"conformsTo": "http://mlcommons.org/croissant/1.1", "name": "Cells", "description": "Two.",
                 "citeAs": "Nobody (2026).", "license": "CC0", "url": "https://example.org", "cyto:id": "cells",
                 "cyto:availability": "PUBLIC", "cyto:howToGet": "Ask the author.",
                 "cyto:classes": [{"name": "blast"}, {"name": "immature granulocyte", "cyto:folder": "ig"}],
                 "distribution": [{"@type": "cr:FileObject", "name": "cells.zip", "contentUrl": "%s", %s}%s]}
                """
                        .formatted(address, archive, String.join("", more)),
                "cells.json");
    }

    private Path fetch(Manifest manifest) throws IOException {
        return downloads.fetch(manifest, Progress.SILENT, () -> false);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void takesTheFolderOfClassesAndNothingElse() throws IOException {
        files.put("v1/README", "hello");
        files.put("v1/images/blast/1.png", "b");
        files.put("v1/images/ig/1.png", "i");
        Path folder = fetch(manifest("\"cyto:folder\": \"v1/images\""));
        assertEquals(root.resolve("cells"), folder);
        assertEquals(
                List.of(".downloads/cells.archive.sha256", "cells/blast/1.png", "cells/immature granulocyte/1.png"),
                left());
        assertEquals(List.of("cells"), new DataStore(root).ids());
    }

    @Test
    void sortsByATableOfLabels() throws IOException {
        files.put("set/labels.csv", "image ID,class label\n1,2\n2,1\n");
        files.put("set/all/001.bmp", "of class 2");
        files.put("set/all/001.png", "its mask");
        files.put("set/all/002.bmp", "of class 1");
        files.put("set/all/ig/unused", "");
        Path folder = fetch(
                manifest(
                        """
                "cyto:folder": "set/all", "cyto:labels": [{"name": "set/labels.csv", "cyto:ending": ".bmp",
                 "cyto:classes": [{"name": "neutrophil"}, {"name": "monocyte"}]}]"""));
        assertEquals("of class 2", Files.readString(folder.resolve("monocyte/001.bmp")));
        assertEquals("of class 1", Files.readString(folder.resolve("neutrophil/002.bmp")));
        assertEquals(3, left().size(), left().toString());
    }

    @Test
    void aTableThatMakesNoSenseIsNamed() throws IOException {
        for (String line : List.of("1,9", "one,1", "7,1", "../1,1")) {
            files.put("labels.csv", "image,class\n" + line);
            files.put("001.bmp", "");
            files.put("ig/unused", "");
            Manifest manifest = manifest(
                    """
                    "cyto:folder": "", "cyto:labels": [{"name": "labels.csv", "cyto:ending": ".bmp",
                     "cyto:classes": [{"name": "neutrophil"}]}]""");
            Files.deleteIfExists(root.resolve(".downloads/cells.archive.sha256"));
            assertThrows(IOException.class, () -> fetch(manifest), line);
            assertFalse(Files.exists(root.resolve("cells")));
        }
    }

    @Test
    void whatTheManifestPinsHasToBeThere() throws IOException {
        files.put("blast/1.png", "b");
        files.put("ig/1.png", "i");
        String pinned = ", {\"@type\": \"cr:FileObject\", \"name\": \"blast/1.png\", \"sha256\": \"%s\"}";
        Manifest other = manifest("\"cyto:folder\": \"\"", pinned.formatted("0".repeat(64)));
        String message = assertThrows(IOException.class, () -> fetch(other)).getMessage();
        assertTrue(message.contains("1 have another content"), message);
        assertFalse(Files.exists(root.resolve("cells")));
        byte[] content = "b".getBytes(StandardCharsets.UTF_8);
        Path folder = fetch(manifest("\"cyto:folder\": \"\"", pinned.formatted(Sha256.of(content))));
        assertArrayEquals(content, Files.readAllBytes(folder.resolve("blast/1.png")));
    }

    @Test
    void anArchiveOfAnotherLayoutIsRefused() {
        files.put("other/blast/1.png", "b");
        String message = assertThrows(IOException.class, () -> fetch(manifest("\"cyto:folder\": \"v1/images\"")))
                .getMessage();
        assertTrue(message.contains("no folder v1/images") && message.contains("Ask the author"), message);
        assertFalse(Files.exists(root.resolve("cells")));
    }

    @Test
    void whatIsThereIsNotTouched() throws IOException {
        Files.createDirectories(root.resolve("cells"));
        assertThrows(FileAlreadyExistsException.class, () -> fetch(manifest("\"cyto:folder\": \"\"")));
    }

    @Test
    void saysHowToGetWhatAProgramCannotFetch() {
        Manifest raabin = Manifests.find("raabin-wbc").orElseThrow();
        String message = assertThrows(IllegalArgumentException.class, () -> fetch(raabin))
                .getMessage();
        assertTrue(message.contains(raabin.url()), message);
        assertTrue(message.contains(root.resolve("raabin-wbc").toString()), message);
    }

    @Test
    void everyAddressOfTheProjectIsHttps() {
        List<Manifest.Download> all = Manifests.all().stream()
                .flatMap(manifest -> manifest.download().stream())
                .toList();
        assertEquals(4, all.size());
        all.forEach(download -> assertEquals("https", download.address().getScheme(), download.toString()));
    }
}
