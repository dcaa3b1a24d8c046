package cytodiffusion.kernel;

/**
 * A piece of a cell.
 *
 * @param cell the cell's number, as in {@code In [3]}, or {@link #STARTUP}
 * @param line the line of the cell, from 1, on which the piece starts
 * @param code the text
 */
record CellSource(int cell, int line, String code) {
    /** Stands for a cell's number in what runs before the first cell. */
    static final int STARTUP = 0;

    /** The same without blank space around it. */
    CellSource trimmed() {
        int blank = code.length() - code.stripLeading().length();
        return new CellSource(cell, line + newlines(code.substring(0, blank)), code.strip());
    }

    /** What comes after {@code done}, the beginning of this piece. */
    CellSource after(String done, String remaining) {
        return new CellSource(cell, line + newlines(done), remaining).trimmed();
    }

    /** Where a line of the piece, from 1, lies in the notebook: "cell 2, line 3". */
    String place(int lineOfPiece) {
        String where = cell == STARTUP ? "start-up script" : "cell " + cell;
        return where + ", line " + (line + lineOfPiece - 1);
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
