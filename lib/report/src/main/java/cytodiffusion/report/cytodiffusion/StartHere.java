package cytodiffusion.report.cytodiffusion;

import cytodiffusion.classify.Classification;
import cytodiffusion.classify.Confidence;
import cytodiffusion.classify.TrialErrors;
import cytodiffusion.data.catalog.DataStore;
import cytodiffusion.data.catalog.Manifest;
import cytodiffusion.data.catalog.Manifests;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.doctor.MachineVerdict;
import cytodiffusion.io.Workspace;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.report.chart.ClassErrors;
import cytodiffusion.report.figure.ImageGrid;
import cytodiffusion.tensor.Machine;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 00 shows: the environment, the datasets, and one cell classified step by step. */
public final class StartHere {
    /** Half the width of a 95 % interval, in standard errors. */
    private static final double NORMAL_95 = 1.96;

    private StartHere() {}

    /**
     * Whether this machine computes rightly, in one sentence: examined once, for half a minute, then kept.
     *
     * @throws IOException where a model that comes with the library, or its stored values, cannot be read
     */
    public static String machine(Progress progress) throws IOException {
        return MachineVerdict.known(Stop.onInterrupt(), progress).sentence();
    }

    /** Versions, device, precision and folders of this environment. */
    public static Table environment(Study study) {
        PrecisionChoice precision = PrecisionChoice.measure();
        StringColumn what = StringColumn.create("What");
        StringColumn value = StringColumn.create("Here");
        Machine.versions().forEach((name, version) -> row(what, value, name, version));
        row(what, value, "device", String.valueOf(Machine.device()));
        row(what, value, "machine", Machine.description());
        row(what, value, "threads", Integer.toString(Machine.threads()));
        row(what, value, "precision", precision.precision().id() + " (" + precision.reason() + ")");
        row(what, value, "profile", study.profile().id());
        row(what, value, "dataset", study.dataset());
        study.data().range().ifPresent(range -> row(what, value, "range of its values", range.toString()));
        row(what, value, "data root", Workspace.shown(DataStore.ofUser().root()));
        row(what, value, "models and records", Workspace.shown(Workspace.folder()));
        return Table.create("Environment", what, value);
    }

    /** The datasets that this project knows, and which of them are here. */
    public static Table datasets() {
        DataStore store = DataStore.ofUser();
        StringColumn id = StringColumn.create("Id");
        StringColumn name = StringColumn.create("Dataset");
        StringColumn images = StringColumn.create("Images");
        StringColumn here = StringColumn.create("Here");
        for (Manifest manifest : Manifests.all()) {
            id.append(manifest.id());
            name.append(manifest.name());
            images.append(
                    manifest.images().isPresent()
                            ? String.format(
                                    Locale.ROOT, "%,d", manifest.images().getAsLong())
                            : "–");
            here.append(
                    switch (manifest.availability()) {
                        case GENERATED -> "drawn when needed";
                        case NOT_PUBLIC -> "not public";
                        case PUBLIC -> store.has(manifest.id()) ? "yes" : "no";
                    });
        }
        return Table.create("Datasets", id, name, images, here);
    }

    /** Some cells of every class, a row a class. */
    public static ImageGrid examples(Study study, int perClass) {
        Map<String, List<RgbImage>> examples = study.examples(perClass);
        List<List<ImageGrid.Cell>> rows = new ArrayList<>();
        examples.values()
                .forEach(images -> rows.add(
                        images.stream().map(i -> new ImageGrid.Cell(i, "")).toList()));
        return ImageGrid.ofRows(rows)
                .withRowTitles(List.copyOf(examples.keySet()))
                .withCellSize(64);
    }

    /**
     * How the classes' errors part while the trials go on: for each class the mean, over the trials so far, of its error
     * above the winner's in the same trial, with its 95 % interval: what the paired t-test looks at.
     */
    public static XYChart race(List<String> classes, Classification result) {
        TrialErrors errors = result.outcome().errors();
        List<ClassErrors> lanes = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            lanes.add(lane(
                    classes.get(c), errors.pairedDifferences(c, result.outcome().winner())));
        }
        return Charts.errorRace("One cell, trial by trial", "Mean error above the winner's", lanes);
    }

    private static ClassErrors lane(String name, double[] values) {
        double[] mean = new double[values.length];
        double[] halfWidth = new double[values.length];
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < values.length; k++) {
            sum += values[k];
            squares += values[k] * values[k];
            int n = k + 1;
            mean[k] = sum / n;
            double variance = Math.max(0, squares - sum * sum / n) / (n - 1);
            halfWidth[k] = n < 2 ? Double.NaN : NORMAL_95 * Math.sqrt(variance / n);
        }
        return new ClassErrors(name, mean, halfWidth);
    }

    /** The classes of one result, best first, with their errors and when they were dropped. */
    public static Table ranking(List<String> classes, Classification result) {
        StringColumn name = StringColumn.create("Class");
        StringColumn error = StringColumn.create("Mean error above the winner's");
        StringColumn fate = StringColumn.create("Trials");
        double[] scores = Confidence.pairedScores(result.outcome());
        for (int c : result.outcome().ranking()) {
            int removed = result.outcome().removalTrial()[c];
            name.append(classes.get(c));
            error.append(String.format(Locale.ROOT, "%.3f", scores[c]));
            fate.append(removed == 0 ? result.outcome().trials() + ", never dropped" : "dropped after " + removed);
        }
        return Table.create("Ranking", name, error, fate);
    }

    private static void row(StringColumn what, StringColumn value, String name, String text) {
        what.append(name);
        value.append(text);
    }
}
