package cytodiffusion.data.smear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.io.Sha256;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnlabelledSmearTest {
    private static final List<Domain> DOMAINS = List.of(Domain.SECOND_MICROSCOPE, Domain.SECOND_STAIN);

    @TempDir
    private Path folder;

    private static UnlabelledSmear smear(long seed) {
        return new UnlabelledSmear(DOMAINS, 5, seed, 32);
    }

    private static boolean write(UnlabelledSmear smear, Path where) throws IOException {
        return smear.write(where, Progress.SILENT, () -> false);
    }

    @Test
    void theFoldersAreDomainsAndNoNameTellsAClass() throws IOException {
        assertTrue(write(smear(1), folder));
        ImageFolder images = ImageFolder.scan(folder);
        assertEquals(List.of("second-microscope", "second-stain"), images.classes());
        assertArrayEquals(new int[] {5, 5}, images.counts());
        Set<String> pictures = new HashSet<>();
        for (LabelledImage image : images.images()) {
            pictures.add(Sha256.of(Files.readAllBytes(image.path())));
            SyntheticSmear.classes().forEach(name -> assertFalse(image.id().contains(name)));
        }
        assertEquals(10, pictures.size(), "all cells are different");
    }

    @Test
    void isSeededAndTakenAsItIsWhenItIsThere() throws IOException {
        Path again = folder.resolve("again");
        Path first = folder.resolve("first");
        write(smear(1), first);
        write(smear(1), again);
        Path file = Path.of("second-stain", "second-stain_00003.png");
        assertEquals(-1, Files.mismatch(first.resolve(file), again.resolve(file)));
        Files.delete(first.resolve(file));
        assertTrue(write(smear(1), first));
        assertFalse(Files.exists(first.resolve(file)), "what is complete is not drawn again");
        IOException refused = assertThrows(IOException.class, () -> write(smear(2), first));
        assertTrue(refused.getMessage().contains("other settings"), refused.getMessage());
    }

    @Test
    void aClassifierNeedsTwoDomains() {
        assertThrows(IllegalArgumentException.class, () -> new UnlabelledSmear(List.of(Domain.REFERENCE), 5, 1, 32));
    }
}
