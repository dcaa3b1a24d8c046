package cytodiffusion.kernel;

import java.util.List;

/** Why a cell ended early, ready to be shown. */
final class CellFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient List<String> lines;

    /**
     * @param name the error's short name, such as {@code ArithmeticException}
     * @param message the error's message, or the empty string
     * @param lines what the notebook shows, with ANSI colours
     */
    CellFailure(String name, String message, List<String> lines) {
        super(message, null, false, false);
        this.name = name;
        this.lines = List.copyOf(lines);
    }

    String name() {
        return name;
    }

    List<String> lines() {
        return lines;
    }
}
