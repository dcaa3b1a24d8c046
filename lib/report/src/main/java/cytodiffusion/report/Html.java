package cytodiffusion.report;

/** Text inside HTML. */
public final class Html {
    private Html() {}

    /** The same text for use between tags or inside a quoted attribute. */
    public static String escape(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                // Jupyter reads dollar signs in HTML output as the start of a formula.
                case '$' -> html.append("&#36;");
                default -> html.append(c);
            }
        }
        return html.toString();
    }
}
