package cytodiffusion.report.record;

import com.google.gson.Gson;
import cytodiffusion.data.RangeChoice;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.JsonFormat;
import cytodiffusion.io.Version;
import cytodiffusion.io.Workspace;
import cytodiffusion.paper.cytodiffusion.Profile;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.paper.cytodiffusion.StudyRange;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.VectorFile;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.tensor.CheckedLayers;
import cytodiffusion.tensor.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/**
 * What a notebook's run leaves behind: {@code record.json} with settings, seed, data, versions, machine, metrics and what
 * was found out about the layers that computed them, {@code tables/*.csv} and {@code figures/*.png}. Every call writes at once, so that a run that fails leaves what it had.
 *
 * <p>Files that cannot be written are reported as {@link UncheckedIOException}.
 */
public final class RunRecord {
    private static final String RECORD = "record.json";
    private static final String TABLES = "tables";
    private static final String FIGURES = "figures";
    private static final Gson GSON =
            JsonFormat.PAGE.newBuilder().serializeNulls().create();

    private final Path folder;
    private final Clock clock;
    private final Map<String, Object> content = new LinkedHashMap<>();
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final Map<String, Object> data = new LinkedHashMap<>();
    private final Map<String, Object> versions = new TreeMap<>();
    private final Map<String, Object> metrics = new LinkedHashMap<>();
    private final List<String> files = new ArrayList<>();

    private RunRecord(Path folder, Clock clock, String name) {
        this.folder = folder;
        this.clock = clock;
        content.put("notebook", name);
        content.put("started", now());
        content.put("seed", null);
        content.put("settings", settings);
        content.put("data", data);
        content.put("versions", versions);
        content.put("metrics", metrics);
        content.put("files", files);
        versions.put("cytodiffusion", Version.OF_LIBRARY);
        versions.put("java", Runtime.version().toString());
        versions.put("machine", Machine.description());
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    /**
     * Begins the record of the notebook of this name in {@code target/runs/<name>}. An earlier run's files go; where that
     * had another profile, dataset or range of values they are kept in {@code earlier/<profile>-<dataset>} in the same folder.
     */
    public static RunRecord open(String name) {
        String range = StudyRange.chosen().map(RangeChoice::id).orElse("");
        RunKind now = new RunKind(Profile.current().id(), Study.chosenDataset(), range);
        return open(RunFolder.root(), name, Clock.systemUTC(), now);
    }

    static RunRecord open(Path root, String name, Clock clock, RunKind kind) {
        RunRecord run = new RunRecord(root.resolve(RunFolder.requireName(name)), clock, name);
        Path file = run.folder.resolve(RECORD);
        try {
            Optional<RunKind> earlier = RunKind.of(file).filter(other -> !other.equals(kind));
            if (earlier.isPresent()) {
                RunFolder.setAside(run.folder, earlier.get().label(), List.of(RECORD, TABLES, FIGURES));
            } else {
                RunFolder.clear(run.folder.resolve(TABLES), ".csv");
                for (String ending : List.of(".png", ".svg", ".pdf", ".eps")) {
                    RunFolder.clear(run.folder.resolve(FIGURES), ending);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clear the record of an earlier run in " + run.folder, e);
        }
        return run.settings(kind.settings());
    }

    /** Where this run's files lie. */
    public Path folder() {
        return folder;
    }

    /** Adds settings; values may be numbers, text, lists, maps or records. */
    public RunRecord settings(Map<String, ?> values) {
        settings.putAll(values);
        return write();
    }

    /** The seed that all randomness of the run comes from. */
    public RunRecord seed(long seed) {
        content.put("seed", seed);
        return write();
    }

    /** Adds facts about the data: its name, where it lies, how many images of which class. */
    public RunRecord data(Map<String, ?> facts) {
        data.putAll(facts);
        return write();
    }

    /** Adds the version of something that the results depend on. Java and this library are there already. */
    public RunRecord version(String what, String version) {
        versions.put(what, version);
        return write();
    }

    /** A result, in the unit that its name says. */
    public RunRecord metric(String name, double value) {
        metrics.put(name, value);
        return write();
    }

    /** A result with its interval, as {@code value}, {@code lower} and {@code upper}. */
    public RunRecord metric(String name, PointEstimate estimate) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("value", estimate.value());
        estimate.interval().ifPresent(interval -> {
            numbers.put("lower", interval.lower());
            numbers.put("upper", interval.upper());
        });
        metrics.put(name, numbers);
        return write();
    }

    /** Writes a table, whole and unrounded, to {@code tables/<name>.csv}. */
    public RunRecord table(String name, Table table) {
        return file(TABLES, name + ".csv", CsvTable.of(table).getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a figure to {@code figures/<name>.png}. */
    public RunRecord figure(String name, Figure figure) {
        return file(FIGURES, name + ".png", figure.toPng());
    }

    /** Writes a chart to {@code figures/<name>.png}. */
    public RunRecord figure(String name, Chart<?, ?> chart) {
        return figure(name, Figure.of(chart));
    }

    /** Writes a chart to {@code figures/<name>.png} and gives it back, so that the cell shows it. */
    public <C extends Chart<?, ?>> C show(String name, C chart) {
        figure(name, chart);
        return chart;
    }

    /** Writes a figure to {@code figures/<name>.png} and gives it back, so that the cell shows it. */
    public <F extends Figure> F show(String name, F figure) {
        figure(name, figure);
        return figure;
    }

    /** Writes a table, whole and unrounded, to {@code tables/<name>.csv} and gives it back, so that the cell shows it. */
    public Table show(String name, Table table) {
        table(name, table);
        return table;
    }

    /**
     * Writes a chart as SVG, PDF or EPS, as the name ends, to {@code figures/<name>}.
     *
     * @return the file
     */
    public Path save(String name, Chart<?, ?> chart) {
        String path = FIGURES + "/" + RunFolder.requireName(name);
        try {
            VectorFile.save(chart, folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + folder.resolve(path) + " of the run's record", e);
        }
        listed(path);
        return folder.resolve(path);
    }

    private RunRecord listed(String path) {
        if (!files.contains(path)) {
            files.add(path);
        }
        return write();
    }

    private RunRecord file(String place, String name, byte[] bytes) {
        String path = place + "/" + RunFolder.requireName(name);
        write(folder.resolve(path), bytes);
        return listed(path);
    }

    private RunRecord write() {
        content.put("updated", now());
        content.put("layers", CheckedLayers.summary());
        write(folder.resolve(RECORD), GSON.toJson(Json.of(content)).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private static void write(Path file, byte[] bytes) {
        try {
            AtomicFile.writeBytes(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + " of the run's record", e);
        }
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Where the files are, for when the record is a cell's last value. */
    @Override
    public String toString() {
        return "Run recorded in " + Workspace.shown(folder) + " (" + metrics.size() + " metrics, " + files.size()
                + " files)";
    }
}
