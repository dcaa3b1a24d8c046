package cytodiffusion.paper.cytodiffusion.turing;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A folder that shows one test and keeps the others: page, key and answers belong together, and without its key no answer
 * can be scored.
 */
final class TestFolder {
    /** The key, by which a test is known, is the last to go and the first to come: a move can be interrupted anywhere. */
    private static final List<String> SET_ASIDE = List.of(TuringTest.ANSWERS, TuringTest.PAGE, TuringTest.KEY);

    private static final List<String> BROUGHT_BACK = List.of(TuringTest.KEY, TuringTest.PAGE, TuringTest.ANSWERS);

    private TestFolder() {}

    /**
     * Makes room for a test: another one that is there goes, with the answers to it, into a folder of its name below, and
     * what was set aside of this one comes back.
     *
     * @throws IOException where a file cannot be moved, or the key that is there cannot be read
     */
    static void makeRoom(Path folder, String test) throws IOException {
        Path key = folder.resolve(TuringTest.KEY);
        if (Files.exists(key)) {
            String shown = TuringKey.read(key).test();
            if (!shown.equals(test)) {
                move(SET_ASIDE, folder, folder.resolve(shown));
            }
        }
        Path aside = folder.resolve(test);
        if (Files.isDirectory(aside)) {
            move(BROUGHT_BACK, aside, folder);
            deleteIfEmpty(aside);
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException e) {
            // Somebody keeps other files there.
            return;
        }
    }

    private static void move(List<String> parts, Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String part : parts) {
            if (Files.exists(from.resolve(part))) {
                Files.move(from.resolve(part), to.resolve(part), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
