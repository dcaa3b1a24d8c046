package cytodiffusion.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

class TableViewTest {
    @Test
    void showsThirtyRowsAndSaysHowManyAreLeftOut() {
        TableView all = TableView.of(rows(30));
        TableView some = TableView.of(rows(100));

        assertEquals("", all.note());
        assertEquals(30, some.rows());
        assertEquals("70 more rows not shown (of 100)", some.note());
        assertTrue(HtmlTable.of(some).endsWith("70 more rows not shown (of 100)</p>\n"));
        assertTrue(TextTable.of(some).endsWith("70 more rows not shown (of 100)"));
    }

    @Test
    void saysHowManyColumnsAreLeftOut() {
        Table wide = Table.create("wide");
        IntStream.range(0, 31).forEach(i -> wide.addColumns(IntColumn.create("c" + i, 1)));

        assertEquals("1 more column not shown (of 31)", TableView.of(wide).note());
    }

    @Test
    void numbersOfAColumnShareTheirDigitsAndStandRight() {
        TableView.ColumnView column = only(DoubleColumn.create("x", 0.5, 0.12345, 1e-7));

        assertEquals(List.of("0.5000", "0.1235", "1.00e-07"), column.cells());
        assertTrue(column.number());
        assertEquals("number", column.type());
        assertTrue(HtmlTable.of(TableView.of(Table.create("t", DoubleColumn.create("x", 1.5))))
                .contains("<td style=\"text-align:right\">1.500</td>"));
    }

    @Test
    void whatIsMissingIsADash() {
        DoubleColumn numbers = DoubleColumn.create("x", 1.25, Double.NaN, Double.POSITIVE_INFINITY);

        assertEquals(List.of("1.250", "\u2013", "\u221e"), only(numbers).cells());
        assertEquals(
                List.of("\u2013", "b"),
                only(StringColumn.create("s", null, "b")).cells());
    }

    @Test
    void typesAreNamedAsAPersonWould() {
        assertEquals("integer", only(IntColumn.create("n", new int[] {12345})).type());
        assertEquals(
                List.of("12345"), only(IntColumn.create("n", new int[] {12345})).cells());
        assertEquals("boolean", only(BooleanColumn.create("b", true)).type());
        assertEquals(
                "date", only(DateColumn.create("d", LocalDate.of(2026, 1, 2))).type());
        assertFalse(only(StringColumn.create("s", "1")).number());
    }

    @Test
    void namesAreEscapedEverywhere() {
        String html = HtmlTable.of(TableView.of(Table.create("<b>", StringColumn.create("a&\"b", "$x$"))));

        assertTrue(html.contains("&lt;b&gt;</caption>"), html);
        assertTrue(html.contains("a&amp;&quot;b<br>"), html);
        assertTrue(html.contains("&#36;x&#36;"), html);
    }

    @Test
    void anEmptyTableIsShownToo() {
        Table empty = Table.create("nothing");

        assertTrue(HtmlTable.of(TableView.of(empty)).contains("nothing"));
        assertEquals("nothing", TextTable.of(TableView.of(empty)));
    }

    @Test
    void textColumnsAlignAndKeepToOneLine() {
        Table table = Table.create("t", StringColumn.create("name", "a\nb", "c"), IntColumn.create("n", 7, 1234));

        assertEquals(
                """
                t
                name     n
                ----  ----
                a b      7
                c     1234""",
                TextTable.of(TableView.of(table)));
    }

    private static Table rows(int count) {
        return Table.create(
                "rows", IntColumn.create("i", IntStream.range(0, count).toArray()));
    }

    private static TableView.ColumnView only(Column<?> column) {
        return TableView.of(Table.create("t", column)).columns().get(0);
    }
}
