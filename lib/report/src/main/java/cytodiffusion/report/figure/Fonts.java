package cytodiffusion.report.figure;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/** The fonts of figures, and how much room text takes in them. All sizes are in logical pixels. */
public final class Fonts {
    private static final FontRenderContext SCREEN = new FontRenderContext(null, true, true);

    /** Whether text was measured once without failing. */
    private static volatile boolean usable;

    private Fonts() {}

    /** Titles of figures. */
    public static Font title() {
        return bold(14);
    }

    /** Titles of axes and names of rows that stand for one. */
    public static Font axis() {
        return plain(13);
    }

    /** Labels, captions and legends. */
    public static Font label() {
        return plain(12);
    }

    /** Numbers below others. */
    public static Font small() {
        return plain(11);
    }

    static Font plain(double size) {
        return font(Font.PLAIN, size);
    }

    /** Bold letters of this size in logical pixels. */
    public static Font bold(double size) {
        return font(Font.BOLD, size);
    }

    /** The width of a text in logical pixels, 0 where it is empty. */
    public static double width(Font font, String text) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, SCREEN).getWidth();
    }

    /** The widest of these texts, or 0 if there are none. */
    public static double width(Font font, List<String> texts) {
        return texts.stream().mapToDouble(text -> width(font, text)).max().orElse(0);
    }

    /** From the baseline to the top of a capital or a digit. */
    public static double capHeight(Font font) {
        return font.createGlyphVector(SCREEN, "H").getVisualBounds().getHeight();
    }

    /** From one line's baseline to the next one's. */
    public static double lineHeight(Font font) {
        return font.getLineMetrics("Hg", SCREEN).getHeight();
    }

    /** Breaks text at spaces so that no line is wider than {@code width}, unless a single word is. */
    public static List<String> wrap(Font font, String text, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(font, longer) > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    /** The text itself if it fits, else as much of its beginning as does, with an ellipsis. */
    public static String fit(Font font, String text, double width) {
        if (width(font, text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 1 && width(font, text.substring(0, end) + "\u2026") > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "\u2026";
    }

    /**
     * Checks that this machine can draw text.
     *
     * @throws IllegalStateException saying what to install, where Java finds no font at all
     */
    public static void require() {
        if (usable) {
            return;
        }
        try {
            width(new Font(Font.SANS_SERIF, Font.PLAIN, 12), "H");
            usable = true;
        } catch (RuntimeException | Error e) {
            if (!isFontFailure(e)) {
                throw e;
            }
            throw new IllegalStateException(
                    "Figures cannot be drawn because Java finds no fonts on this machine. Install fontconfig and one"
                            + " font package (Debian, Ubuntu: apt-get install fontconfig fonts-dejavu-core;"
                            + " conda: conda install -c conda-forge fontconfig font-ttf-dejavu-sans-mono),"
                            + " then restart the kernel.",
                    e);
        }
    }

    /** Java reports a missing font or font library in all these ways, an {@code Error} of no particular class included. */
    private static boolean isFontFailure(Throwable e) {
        return e instanceof RuntimeException
                || e instanceof LinkageError
                || e instanceof InternalError
                || e.getClass() == Error.class;
    }

    private static Font font(int style, double size) {
        require();
        return new Font(Font.SANS_SERIF, style, 1).deriveFont((float) size);
    }
}
