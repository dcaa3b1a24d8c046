package cytodiffusion.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CellSourceTest {
    @Test
    void countsTheLinesBeforeAPiece() {
        CellSource cell = new CellSource(2, 1, "\n\nint a = 1;\n\nint b = 2;").trimmed();
        assertEquals("cell 2, line 3", cell.place(1));

        CellSource second = cell.after("int a = 1;\n", "\nint b = 2;");
        assertEquals("int b = 2;", second.code());
        assertEquals("cell 2, line 5", second.place(1));
    }
}
