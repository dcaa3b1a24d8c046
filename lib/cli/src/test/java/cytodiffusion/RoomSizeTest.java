package cytodiffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A long file, or a package of many lines, is a sign that two jobs share it. */
class RoomSizeTest {
    private static final int LONGEST_FILE = 350;
    private static final int LARGEST_ROOM = 3500;

    private static final List<String> MODULES = List.of("core", "report", "notebook", "cli");

    @Test
    void noFileIsLong() throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        for (Path file : sources()) {
            files.put(file.getFileName().toString(), lines(file));
        }
        files.values().removeIf(lines -> lines <= LONGEST_FILE);
        assertEquals(Map.of(), files, "lines of files that have more than " + LONGEST_FILE);
    }

    /** A room is one package; the packages below it count for themselves. */
    @Test
    void noRoomIsLarge() throws IOException {
        Map<String, Integer> rooms = new TreeMap<>();
        for (Path file : sources()) {
            rooms.merge(file.getParent().toString(), lines(file), Integer::sum);
        }
        rooms.values().removeIf(lines -> lines <= LARGEST_ROOM);
        assertEquals(Map.of(), rooms, "lines of rooms that have more than " + LARGEST_ROOM);
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        assertFalse(sources.isEmpty());
        return sources;
    }

    private static int lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return Math.toIntExact(lines.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
