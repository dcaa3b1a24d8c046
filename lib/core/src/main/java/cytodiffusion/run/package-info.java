/**
 * Tables of many jobs that go on where they stopped, recorded trials, and the runs that come with the library. It knows
 * no paper: the studies in {@code paper} bring the jobs.
 *
 * <p>An {@link Experiment} computes a {@link Grid}: columns, settings, and a list of {@link Job}s that give rows. Rows
 * are kept as they come; what is done is not repeated, and a folder that was begun with other settings is refused. A
 * {@link Runner} decides where jobs are computed: one after another here, a {@link Shard} of them on each of several
 * machines ({@link Shards} puts the parts together), or on a {@link Cluster}, which is found as a service.
 * {@link Session} carries these choices.
 *
 * <p>{@link OutOfFold} is cross-validation (Section 3.6 of CytoDiffusion's paper), and {@link FoldsRun} the same with
 * its files. {@link TrialRecord} holds the errors of every class in every trial, so that weightings and eliminations
 * are compared without the network; {@link TrialRecording} makes one. {@link RecordedRun} is a table that took too long
 * for a laptop, with the {@link RunNote} that says how it came about. {@link ProfileId} is how much notebooks compute:
 * {@code smoke}, {@code demo} or {@code paper}.
 *
 * <pre>{@code
 * record Square(int number) implements Job {
 *     public String name() {
 *         return "square-" + number;
 *     }
 *
 *     public boolean compute(JobSite here, JobResults results) throws IOException {
 *         results.rows(List.of(List.of("" + number, "" + number * number)));
 *         return true;
 *     }
 * }
 * Grid grid = new Grid(List.of("number", "square"), 1, Map.of(), List.of(new Square(2), new Square(3)));
 * boolean complete = Experiment.run(
 *         grid, Path.of("squares"), Session.of("squares"), Stop.onInterrupt(), Progress.SILENT);
 * }</pre>
 */
package cytodiffusion.run;
