/**
 * Files that are whole or not there, comma-separated values, JSON, checksums, and where work is kept. It lies below
 * every other package and knows none of them.
 *
 * <ul>
 *   <li>{@link AtomicFile} writes beside the target and then moves: a process that is killed leaves the old file or the
 *       new one.
 *   <li>{@link CsvFile} reads tables as RFC 4180 has them or as spreadsheets save them, and names the line of every
 *       problem; {@link Csv} writes them.
 *   <li>{@link JsonFormat} is how JSON is written, {@link Sha256} how checksums are.
 *   <li>{@link UserCache} is where datasets and other things that can be fetched again lie ({@code CYTO_DATA});
 *       {@link Workspace} is where notebooks keep what they made ({@code CYTO_WORK}, else {@code target}).
 *   <li>{@link FolderName} is what a folder is called in a record, without the path that leads to it.
 * </ul>
 *
 * <p>Column names are read in lower case, text is UTF-8 when written, and letters that are read from tables are in
 * Unicode NFC.
 *
 * <pre>{@code
 * AtomicFile.writeString(
 *         Path.of("labels.csv"), Csv.line(List.of("file", "label")) + Csv.line(List.of("a.png", "monocyte")));
 * CsvFile table = CsvFile.read(Path.of("labels.csv"));
 * int label = table.column("label");
 * for (CsvFile.Row row : table.rows()) {
 *     System.out.println(row.line() + ": " + row.fields().get(label));
 * }
 * }</pre>
 */
package cytodiffusion.io;
