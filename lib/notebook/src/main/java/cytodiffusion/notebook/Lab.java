package cytodiffusion.notebook;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.evaluation.anomaly.AnomalyRun;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.paper.cytodiffusion.StudyArchive;
import cytodiffusion.paper.cytodiffusion.anomaly.AnomalyStudy;
import cytodiffusion.paper.cytodiffusion.shift.DomainShiftStudy;
import cytodiffusion.paper.cytodiffusion.uncertainty.UncertaintyStudy;
import cytodiffusion.report.figure.ImageGrid;
import cytodiffusion.report.record.RunRecord;
import cytodiffusion.report.table.Archive;
import cytodiffusion.report.table.CellPictures;
import cytodiffusion.report.table.Detection;
import cytodiffusion.report.table.PredictionTable;
import cytodiffusion.run.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Where a notebook begins: the study (profile, data, model), the record of the run, and what the model of that notebook
 * says about its images as the one table of predictions (see {@link PredictionTable}).
 */
public final class Lab implements AutoCloseable {
    /** The notebooks that come with the library; another name is a notebook of one's own. */
    private static final List<String> NOTEBOOKS = List.of(
            "00-start-here",
            "01-turing-test",
            "02-in-domain",
            "03-uncertainty",
            "04-anomaly",
            "05-domain-shift",
            "06-low-data",
            "07-heatmaps",
            "08-how-it-works");

    private final String name;
    private final Study study;
    private final RunRecord run;
    private Table predictions;
    private ImageFolder images;

    private Lab(String name, Study study) {
        this.name = name;
        this.study = study;
        run = RunRecord.open(name)
                .settings(Map.of("profile", study.profile().id(), "dataset", study.dataset()))
                .seed(Study.SEED);
        study.data().range().ifPresent(range -> run.data(Map.of("range", range.toString())));
    }

    /**
     * Opens the data that {@code CYTO_DATASET} names for the profile that {@code CYTO_PROFILE} names, and begins the record
     * of a run.
     *
     * @param notebook its number, "04", its name, or that of a notebook of one's own
     * @throws IOException where the dataset is not there, with what to do about it
     * @throws IllegalArgumentException where {@code CYTO_RANGE} is neither {@code full} nor {@code data}
     */
    public static Lab open(String notebook) throws IOException {
        String name = NOTEBOOKS.stream()
                .filter(known -> known.startsWith(notebook + "-"))
                .findFirst()
                .orElse(notebook);
        return new Lab(name, Study.open(Notebook.progress()));
    }

    /** Profile, data and model. */
    public Study study() {
        return study;
    }

    /** What this run leaves behind. */
    public RunRecord run() {
        return run;
    }

    /**
     * What this notebook's model says about its images: in 03 about cells between two classes, in 04 about known and unknown
     * ones (with the columns of {@link Detection#of(AnomalyRun)}), in 05 of each model in
     * each domain, else about the model's test split. It is computed once, which can take minutes, and then kept as long as
     * the lab is open; each call gives a copy, which may be changed.
     *
     * @throws IOException where it was interrupted; it goes on with the next call as far as trainings are concerned
     */
    public Table predictions() throws IOException {
        if (predictions == null) {
            predictions = judged();
        }
        return predictions.copy();
    }

    private Table judged() throws IOException {
        switch (number()) {
            case "03":
                return PredictionTable.of(UncertaintyStudy.of(study).predict());
            case "04":
                try (AnomalyStudy anomaly = AnomalyStudy.of(study)) {
                    AnomalyRun all = anomaly.run();
                    return Detection.of(all.replayed(anomaly.elimination()), all);
                }
            case "05":
                try (DomainShiftStudy shift = DomainShiftStudy.of(study)) {
                    return PredictionTable.of(shift.named());
                }
            default:
                return PredictionTable.of(study.evaluate());
        }
    }

    /**
     * Lets a cluster judge cells of the model's test split, and opens what it found. What an earlier run left is not judged
     * again, and is counted with the rest.
     *
     * @param master where the cluster is asked for processes, such as {@code local[2]}
     * @param cells in all, as many of each class; 0 for all of the test split
     * @return empty where Apache Spark is not at hand, see {@link Archive#NOT_BUILT}
     * @throws IOException where it was interrupted, or not all came back; it goes on with the next call
     */
    public Optional<Archive> archive(String master, int cells) throws IOException {
        Optional<Archive.Kind> kind = Archive.kind();
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        Path parts;
        try (Cluster cluster = Cluster.connect(master, Map.of())) {
            parts = StudyArchive.judge(study, cluster, cells);
        }
        return kind.map(found -> found.open(master, parts, study.progress()));
    }

    private String number() {
        return NOTEBOOKS.contains(name) ? name.substring(0, 2) : "";
    }

    /** The classes that the errors of {@link #predictions} are of: the first is that of {@code error_1}. */
    public List<String> classes() throws IOException {
        return PredictionTable.classes(predictions());
    }

    /** How probably a guess among these classes is right. */
    public double guessRate() throws IOException {
        return 1.0 / classes().size();
    }

    /**
     * The pictures behind some rows of {@link #predictions}, in their order.
     *
     * @param rows 1 to 200
     */
    public ImageGrid pictures(Table rows) throws IOException {
        if (images == null) {
            images = imagesOfPredictions();
        }
        return CellPictures.of(images, rows);
    }

    private ImageFolder imagesOfPredictions() throws IOException {
        return switch (number()) {
            case "03" -> UncertaintyStudy.of(study).images();
            case "04" -> AnomalyStudy.images(study);
            default -> study.images();
        };
    }

    /** Writes a table of predictions into this run's folder, so that {@link #read} gives equal values. */
    public Path write(String file, Table table) throws IOException {
        Path path = run.folder().resolve(file);
        PredictionTable.write(table, path);
        return path;
    }

    /**
     * Reads a table of predictions, such as {@code cyto evaluate} writes.
     *
     * @param file in this run's folder, or anywhere by its whole path
     * @throws IOException where a column is missing or a field makes no sense, with its line
     */
    public Table read(String file) throws IOException {
        return PredictionTable.read(run.folder().resolve(file));
    }

    /**
     * Reads any table of one's own, such as labels to join; its first line names the columns. Every value stays text where
     * a column holds any text; class names that look like numbers need no care.
     *
     * @param file in this run's folder, or anywhere by its whole path
     */
    public Table table(String file) {
        return Table.read()
                .csv(CsvReadOptions.builder(run.folder().resolve(file).toFile()).missingValueIndicator(""));
    }

    @Override
    public void close() {
        study.close();
    }
}
