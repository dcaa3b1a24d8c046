package cytodiffusion.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    @TempDir
    private Path folder;

    private CsvFile read(String text) throws IOException {
        return CsvFile.read(Files.writeString(folder.resolve("table.csv"), text));
    }

    @Test
    void readsWhatCsvWrites() throws IOException {
        List<String> odd = List.of("a \"quoted\" word", "one, two", "two\nlines");
        CsvFile table = read(Csv.line(List.of("A", "b", "c")) + Csv.line(odd) + Csv.line(List.of("1", "2", "3")));

        assertEquals(odd, table.rows().get(0).fields());
        assertEquals(2, table.rows().get(0).line());
        assertEquals(4, table.rows().get(1).line(), "after a field of two lines");
        assertEquals(0, table.column("a"));
    }

    @Test
    void spacesByteOrderMarksAndOtherLineEndsDoNoHarm() throws IOException {
        CsvFile table = read("\uFEFFimage , expert\r\n\r\n  x.png, \"A, B\" \r\n");

        assertEquals(List.of("x.png", "A, B"), table.rows().get(0).fields());
        assertEquals(3, table.rows().get(0).line());
        assertEquals(1, table.column("Expert"));
    }

    @Test
    void problemsAreToldWithTheirLine() throws IOException {
        assertRefused("line 3: 1 fields where the header names 2", "a,b\n1,2\n3\n");
        assertRefused("line 2: its quotation marks do not match", "a,b\n\"1,2\n");
        assertRefused("line 2: its quotation marks do not match", "a,b\n\"1\"x,2\n");
        assertRefused("is empty", "\n\n");
        IOException noColumn =
                assertThrows(IOException.class, () -> read("a,b\n").column("label"));
        assertTrue(noColumn.getMessage().contains("no column \"label\" among a, b"), noColumn.getMessage());
    }

    @Test
    void textThatIsNotUtf8IsTakenForWindows1252() throws IOException {
        Path file = Files.write(folder.resolve("latin.csv"), new byte[] {'a', '\n', (byte) 0xE9, '\n'});
        assertEquals(List.of("é"), CsvFile.read(file).rows().get(0).fields());
        // No letter of Windows-1252.
        Files.write(file, new byte[] {'a', '\n', (byte) 0x81, '\n'});
        IOException e = assertThrows(IOException.class, () -> CsvFile.read(file));
        assertTrue(e.getMessage().contains("UTF-8"), e.getMessage());
    }

    @Test
    void aCommaStandsBeforeDecimalsWhereItCannotMeanThousands() {
        assertEquals(3.5, CsvFile.number("3,5").orElseThrow());
        assertEquals(-0.125, CsvFile.number("-0,125").orElseThrow());
        assertEquals(2000, CsvFile.number("2.0e3").orElseThrow());
        for (String none : List.of("1,000", "1.000,5", "1,5,2", "3d", "0x1p3", "", " 1", "five", "1e", "٣")) {
            assertTrue(CsvFile.number(none).isEmpty(), none);
        }
    }

    private void assertRefused(String said, String text) {
        IOException e = assertThrows(IOException.class, () -> read(text));
        assertTrue(e.getMessage().contains(said), e.getMessage());
        assertTrue(e.getMessage().contains("table.csv"), e.getMessage());
    }
}
