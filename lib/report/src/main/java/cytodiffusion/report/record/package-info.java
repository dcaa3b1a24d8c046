/**
 * The record that the run of a notebook leaves: settings, metrics, tables and figures.
 *
 * <p>{@link RunRecord} writes {@code record.json}, {@code tables/*.csv} (whole, not rounded) and {@code figures/*.png}
 * into {@code runs/<name>} of the workspace, or into the folder that {@code CYTO_RUNS} names. Every call writes at
 * once, so that a run that fails leaves what it had. Files of an earlier run of the same kind go; those of another
 * profile, dataset or range of values are set aside.
 *
 * <p>Most methods give the record back; {@code show} gives back what was shown, so that it can be the last line of a
 * notebook's cell.
 *
 * <pre>{@code
 * RunRecord run = RunRecord.open("my-notebook").seed(1).settings(Map.of("trials", 200));
 * run.metric("accuracy", new PointEstimate(0.93, 0.90, 0.95));
 * }</pre>
 */
package cytodiffusion.report.record;
