package cytodiffusion.report;

/**
 * A table as HTML that survives the sanitizers of notebooks (no style sheet, no script) and takes its text colour from
 * the page, light or dark.
 */
public final class HtmlTable {
    private static final String LEFT = " style=\"text-align:left\"";
    private static final String RIGHT = " style=\"text-align:right\"";

    private HtmlTable() {}

    /** The table as HTML, its texts escaped. */
    public static String of(TableView view) {
        StringBuilder html = new StringBuilder("<table>\n");
        if (!view.name().isBlank()) {
            html.append("<caption style=\"text-align:left\">")
                    .append(Html.escape(view.name()))
                    .append("</caption>\n");
        }
        html.append("<thead>\n<tr>");
        for (TableView.ColumnView column : view.columns()) {
            html.append("<th scope=\"col\"").append(align(column)).append('>').append(Html.escape(column.name()));
            html.append("<br><span style=\"font-weight:normal; opacity:0.7\">");
            html.append(column.type()).append("</span></th>");
        }
        html.append("</tr>\n</thead>\n<tbody>\n");
        for (int row = 0; row < view.rows(); row++) {
            html.append("<tr>");
            for (TableView.ColumnView column : view.columns()) {
                html.append("<td").append(align(column)).append('>');
                html.append(Html.escape(column.cells().get(row))).append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table>\n");
        if (!view.note().isEmpty()) {
            html.append("<p style=\"opacity:0.7\">")
                    .append(Html.escape(view.note()))
                    .append("</p>\n");
        }
        return html.toString();
    }

    private static String align(TableView.ColumnView column) {
        return column.number() ? RIGHT : LEFT;
    }
}
