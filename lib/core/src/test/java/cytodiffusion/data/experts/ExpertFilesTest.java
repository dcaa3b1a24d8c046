package cytodiffusion.data.experts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpertFilesTest {
    private static final String HEADER = "image,expert,label,confidence\n";

    @TempDir
    private Path folder;

    @Test
    void readsAnswersAndExperience() throws IOException {
        write(
                ExpertFiles.ANSWERS,
                """
                expert,image,label,confidence,remark
                Ann,a/1,basophil,High,
                Bob,a/1,monocyte,no confidence,blurred
                """);
        write(ExpertFiles.EXPERIENCE, "expert,years\nBob,12.5\nAnn,3\n");

        ExpertPanel panel = ExpertFiles.read(folder);

        assertEquals(
                List.of(
                        new ExpertAnswer("a/1", "Ann", "basophil", ConfidenceLevel.HIGH),
                        new ExpertAnswer("a/1", "Bob", "monocyte", ConfidenceLevel.NONE)),
                panel.answers());
        assertEquals(List.of("Bob", "Ann"), panel.experts());
        assertEquals(Map.of("Ann", 3.0, "Bob", 12.5), panel.years());
    }

    @Test
    void malformedRowsAreRefusedByLine() throws IOException {
        assertRefused(
                "line 3: the confidence \"Sure\" is none of High, Moderate, Low, None", "a,X,l,low\na,Y,l,Sure\n");
        assertRefused("line 2: the label is missing", "a,X,,High\n");
        assertRefused("line 2: the image is missing", ",X,l,High\n");
        assertRefused("line 2: the expert is missing", "a,,l,High\n");
        assertRefused("line 3: 3 fields where the header names 4", "a,X,l,High\na,X,High\n");
        assertRefused("line 4: X has labelled a on line 2 already", "a,X,l,High\nb,X,l,High\na,X,m,Low\n");
        assertRefused("holds no labels", "");
    }

    @Test
    void imagesAndClassesThatAreNotThereAreRefusedByLine() throws IOException {
        ImageFolder images = new ImageFolder(
                folder,
                List.of("basophil", "monocyte"),
                List.of(new LabelledImage(Path.of("1.png"), "basophil/1", 0)),
                List.of());

        write(ExpertFiles.ANSWERS, HEADER + "basophil/1,X,monocyte,High\nbasophil/1.png,Y,monocyte,High\n");
        IOException image = assertThrows(IOException.class, () -> ExpertFiles.read(images));
        assertTrue(image.getMessage().contains("line 3: there is no image \"basophil/1.png\""), image.getMessage());

        write(ExpertFiles.ANSWERS, HEADER + "basophil/1,X,monocite,High\n");
        IOException label = assertThrows(IOException.class, () -> ExpertFiles.read(images));
        assertTrue(
                label.getMessage().contains("line 2: there is no class \"monocite\" among basophil, monocyte"),
                label.getMessage());

        write(ExpertFiles.ANSWERS, HEADER + "basophil/1,X,monocyte,High\n");
        assertEquals(1, ExpertFiles.read(images).answers().size());
    }

    @Test
    void malformedYearsAreRefusedByLine() throws IOException {
        write(ExpertFiles.ANSWERS, HEADER + "a,X,l,High\n");
        for (String row : List.of("X,many", "X,-1", "X,1\nX,2", ",1")) {
            write(ExpertFiles.EXPERIENCE, "expert,years\n" + row + "\n");
            int line = row.contains("\n") ? 3 : 2;
            IOException e = assertThrows(IOException.class, () -> ExpertFiles.read(folder), row);
            assertTrue(e.getMessage().contains("experience.csv, line " + line), e.getMessage());
        }
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        assertFalse(ExpertFiles.in(folder));
        ExpertPanel panel = new ExpertPanel(
                List.of(new ExpertAnswer("a/1", "Ann, MD", "basophil", ConfidenceLevel.LOW)), Map.of("Ann, MD", 7.0));

        ExpertFiles.write(folder, panel);

        assertTrue(ExpertFiles.in(folder));
        assertEquals(panel.answers(), ExpertFiles.read(folder).answers());
        assertEquals(panel.years(), ExpertFiles.read(folder).years());
    }

    private void assertRefused(String said, String rows) throws IOException {
        write(ExpertFiles.ANSWERS, HEADER + rows);
        IOException e = assertThrows(IOException.class, () -> ExpertFiles.read(folder));
        assertTrue(e.getMessage().contains(said), e.getMessage());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
