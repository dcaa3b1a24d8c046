package cytodiffusion.data.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveTest {
    private static final byte[] CONTENT = "a cell".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    enum Format {
        ZIP {
            @Override
            byte[] of(byte[] content, String... names) throws IOException {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
                    for (String name : names) {
                        zip.putArchiveEntry(new VerbatimEntry(name));
                        zip.write(name.endsWith("/") ? new byte[0] : content);
                        zip.closeArchiveEntry();
                    }
                }
                return out.toByteArray();
            }
        },
        TAR {
            @Override
            byte[] of(byte[] content, String... names) throws IOException {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
                    for (String name : names) {
                        TarArchiveEntry entry = new TarArchiveEntry(name, true);
                        entry.setSize(entry.isDirectory() ? 0 : content.length);
                        tar.putArchiveEntry(entry);
                        tar.write(entry.isDirectory() ? new byte[0] : content);
                        tar.closeArchiveEntry();
                    }
                }
                return out.toByteArray();
            }
        },
        TAR_GZ {
            @Override
            byte[] of(byte[] content, String... names) throws IOException {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                    gzip.write(TAR.of(content, names));
                }
                return out.toByteArray();
            }
        };

        abstract byte[] of(byte[] content, String... names) throws IOException;
    }

    /** The library would turn backslashes into slashes. */
    private static final class VerbatimEntry extends ZipArchiveEntry {
        VerbatimEntry(String name) {
            super("");
            setPlatform(PLATFORM_UNIX);
            setName(name);
        }
    }

    private void unpack(byte[] archive, Path destination) throws IOException {
        Path file = Files.write(folder.resolve("archive"), archive);
        Archive.LIMITS.unpack(file, destination, Progress.SILENT, () -> false);
    }

    /** The archive is refused, and neither the destination nor anything else is left. */
    private String refusal(byte[] archive, Archive limits) throws IOException {
        Path file = Files.write(folder.resolve("archive"), archive);
        Path destination = folder.resolve("inner/cells");
        String message = assertThrows(
                        IOException.class, () -> limits.unpack(file, destination, Progress.SILENT, () -> false))
                .getMessage();
        try (Stream<Path> left = Files.walk(folder)) {
            assertEquals(
                    List.of(folder, file, folder.resolve("inner")),
                    left.sorted().toList());
        }
        return message;
    }

    @ParameterizedTest
    @EnumSource
    void unpacksABenignArchive(Format format) throws IOException {
        Path destination = folder.resolve("cells");
        unpack(format.of(CONTENT, "pbc/", "pbc/immature granulocyte/IG 1.png", "./pbc/érythro/b..png"), destination);
        assertArrayEquals(CONTENT, Files.readAllBytes(destination.resolve("pbc/immature granulocyte/IG 1.png")));
        assertArrayEquals(CONTENT, Files.readAllBytes(destination.resolve("pbc/érythro/b..png")));
    }

    @ParameterizedTest
    @EnumSource
    void destinationMayBeRelative(Format format) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path destination = here.relativize(folder.toRealPath().resolve("cells"));
        assertFalse(destination.isAbsolute());
        unpack(format.of(CONTENT, "a/b.png"), destination);
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("cells/a/b.png")));
    }

    static Stream<Arguments> attacks() {
        List<String> names = List.of(
                "../evil.png",
                "a/../../evil.png",
                "/evil.png",
                "..\\evil.png",
                "C:\\evil.png",
                "C:/evil.png",
                "a\\b.png",
                "a//evil.png",
                "a/./evil.png",
                "a/..",
                "evil\n.png");
        return Arrays.stream(Format.values()).flatMap(format -> names.stream().map(name -> Arguments.of(format, name)));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void refusesNamesThatLeaveTheFolder(Format format, String name) throws IOException {
        String message = refusal(format.of(CONTENT, "good.png", name), Archive.LIMITS);
        assertTrue(message.contains("would not stay inside"), message);
    }

    @Test
    void refusesLinksInTar() throws IOException {
        for (byte type : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
                TarArchiveEntry link = new TarArchiveEntry("link", type);
                link.setLinkName("/etc");
                tar.putArchiveEntry(link);
                tar.closeArchiveEntry();
            }
            assertTrue(refusal(out.toByteArray(), Archive.LIMITS).contains("link"), "type " + (char) type);
        }
    }

    @Test
    void refusesLinksInZip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            ZipArchiveEntry link = new ZipArchiveEntry("link");
            link.setUnixMode(0120777);
            zip.putArchiveEntry(link);
            zip.write("/etc".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
        assertTrue(refusal(out.toByteArray(), Archive.LIMITS).contains("is a link"));
    }

    /** Java's own writer makes the kind of entry whose backslashes the reading library hides. */
    @Test
    void refusesHiddenBackslashes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a\\b.png"));
            zip.closeEntry();
        }
        assertTrue(refusal(out.toByteArray(), Archive.LIMITS).contains("would not stay inside"));
    }

    @Test
    void refusesBombs() throws IOException {
        byte[] zeros = new byte[64 << 20];
        for (Format format : new Format[] {Format.ZIP, Format.TAR_GZ}) {
            assertTrue(refusal(format.of(zeros, "zeros.png"), Archive.LIMITS).contains("bomb"), format.name());
        }
        byte[] three = Format.ZIP.of(CONTENT, "1", "2", "3");
        assertTrue(refusal(three, new Archive(2, 1000, 200)).contains("more than 2 entries"));
        assertTrue(refusal(three, new Archive(9, 17, 200)).contains("more than 17 bytes"));
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheSameNameTwice(Format format) throws IOException {
        assertTrue(refusal(format.of(CONTENT, "a.png", "a.png"), Archive.LIMITS).contains("twice"));
    }

    @ParameterizedTest
    @EnumSource
    void refusesArchivesThatWereCutShort(Format format) throws IOException {
        byte[] random = new byte[20_000];
        new Random(1).nextBytes(random);
        byte[] whole = format.of(random, "a.png", "b.png");
        refusal(Arrays.copyOf(whole, whole.length / 2), Archive.LIMITS);
    }

    @Test
    void refusesWhatIsNoArchive() throws IOException {
        refusal("<html>404</html>".getBytes(StandardCharsets.UTF_8), Archive.LIMITS);
        refusal(new byte[0], Archive.LIMITS);
    }

    @Test
    void neverTouchesAFolderThatIsThere() throws IOException {
        Path destination = Files.createDirectories(folder.resolve("cells"));
        byte[] archive = Format.ZIP.of(CONTENT, "a.png");
        assertThrows(IOException.class, () -> unpack(archive, destination));
        assertFalse(Files.exists(destination.resolve("a.png")));
    }
}
