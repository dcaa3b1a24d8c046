package cytodiffusion.report.figure;

import java.awt.Color;

/**
 * Colours that people with any form of colour vision can tell apart (Okabe and Ito, "Color Universal Design", 2008), with
 * grey in place of their yellow, which is too light for thin lines on white.
 */
public final class Palette {
    static final Color ORANGE = new Color(0xE69F00);
    static final Color SKY_BLUE = new Color(0x56B4E9);
    /** The third series; what is right. */
    public static final Color GREEN = new Color(0x009E73);
    /** The first series. */
    public static final Color BLUE = new Color(0x0072B2);
    /** The second series; what is wrong. */
    public static final Color VERMILLION = new Color(0xD55E00);

    static final Color PURPLE = new Color(0xCC79A7);
    /** What stands in the background, such as chance. */
    public static final Color GREY = new Color(0x8C8C8C);

    /** Text and axes. */
    public static final Color INK = new Color(0x222222);

    /** Text of less weight, still above 4.5:1 on white. */
    public static final Color MUTED = new Color(0x666666);

    /** Lines behind a chart. */
    public static final Color GRID = new Color(0xE3E3E3);
    /** Behind everything. */
    public static final Color PAPER = Color.WHITE;

    /** The darkest step of the sequential scale. */
    private static final Color DEEP_BLUE = new Color(0x003F66);

    private static final Color[] SERIES = {BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY_BLUE, INK, GREY};

    private Palette() {}

    /** How many series have a colour of their own; later ones repeat the colours and need another mark. */
    public static int size() {
        return SERIES.length;
    }

    /** The colour of a series, counted from 0; beyond {@link #size} they repeat. */
    public static Color series(int index) {
        return SERIES[Math.floorMod(index, SERIES.length)];
    }

    /** A colour that lets shine through what is behind it: opacity 1 hides that, 0 shows nothing else. */
    public static Color faint(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(opacity * 255));
    }

    /** A scale from white over blue to dark blue; its lightness falls steadily with {@code fraction} in [0, 1]. */
    public static Color sequential(double fraction) {
        double f = Math.min(1, Math.max(0, fraction));
        return f < 0.6 ? mix(PAPER, BLUE, f / 0.6) : mix(BLUE, DEEP_BLUE, (f - 0.6) / 0.4);
    }

    /** Black or white, whichever stands out more from this background: one of them always does by 4.5:1. */
    public static Color textOn(Color background) {
        return contrast(Color.BLACK, background) >= contrast(Color.WHITE, background) ? Color.BLACK : Color.WHITE;
    }

    /** Contrast ratio in [1, 21] as the Web Content Accessibility Guidelines 2.2 define it. */
    public static double contrast(Color a, Color b) {
        double la = luminance(a);
        double lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static Color mix(Color from, Color to, double fraction) {
        return new Color(
                mix(from.getRed(), to.getRed(), fraction),
                mix(from.getGreen(), to.getGreen(), fraction),
                mix(from.getBlue(), to.getBlue(), fraction));
    }

    private static int mix(int from, int to, double fraction) {
        return (int) Math.round(from + (to - from) * fraction);
    }
}
