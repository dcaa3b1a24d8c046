/**
 * How results look: tables as data and as text, and the pictures beside the files of an evaluation. It uses Tablesaw
 * and XChart, which the packages of {@code core} do not know, and nothing of Jupyter.
 *
 * <p>{@link Tables} makes tables of results; {@link TableView} is the part of one that is shown, cut to a size that a
 * reader takes in, and {@link TextTable} and {@link HtmlTable} write it. {@link DrawnResults} is found by
 * {@code evaluation} as a service, which is how {@code cyto evaluate} gets its pictures. What the notebooks show of
 * each study is in {@code report.cytodiffusion}, charts are in {@code report.chart}, pictures in {@code report.figure},
 * tables to ask questions of in {@code report.table}.
 *
 * <p>Shares in tables are in per cent with their 95 % interval, as in "96.4 [94.1, 98.0]", and what an interval is over
 * stands below the table ({@link Tables#noted}).
 *
 * <pre>{@code
 * ConfusionMatrix matrix = new ConfusionMatrix(List.of("a", "b"), new int[][] {{18, 2}, {1, 9}});
 * Table perClass = Tables.perClass(matrix);
 * System.out.println(TextTable.of(TableView.of(perClass)));
 * }</pre>
 */
package cytodiffusion.report;
