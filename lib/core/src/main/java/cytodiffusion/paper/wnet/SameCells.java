package cytodiffusion.paper.wnet;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.SplitPart;
import cytodiffusion.evaluation.PredictionRow;
import cytodiffusion.model.ModelHash;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.Experiment;
import cytodiffusion.run.Grid;
import cytodiffusion.run.Job;
import cytodiffusion.run.RecordedRun;
import cytodiffusion.run.Session;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Several models beside each other on the same cells, of which each sees its own pictures: those cells that, by their ids,
 * are in the data of all of them and in the test split of all of their cards, so that none was trained on any. Where a
 * model knows classes that these cells do not have, it is held to those that they have.
 */
public final class SameCells {
    /** The recorded run's name. */
    public static final String NAME = "same-cells";

    private SameCells() {}

    /**
     * A model and the pictures that it judges.
     *
     * @param name in the table
     * @param model its folder
     */
    public record Judge(String name, Path model, DataFolder data) {
        private TreeSet<String> testCells() throws IOException {
            List<String> test = new ModelFolder(model).readCard().ids(SplitPart.TEST);
            TreeSet<String> there =
                    data.scan().images().stream().map(LabelledImage::id).collect(Collectors.toCollection(TreeSet::new));
            there.retainAll(test);
            return there;
        }
    }

    /**
     * What to compute.
     *
     * @param judges at least two, of different names
     * @param out where evaluations and the table are kept
     * @param elimination how many trials an image gets, where a model draws any
     * @param seed of the draws
     */
    public record Request(List<Judge> judges, Path out, EliminationSettings elimination, long seed) {
        public Request {
            judges = List.copyOf(judges);
            if (judges.stream().map(Judge::name).distinct().count() < Math.max(2, judges.size())) {
                throw new IllegalArgumentException("Models are compared: at least two, of different names");
            }
        }

        /** Ids of the cells that all of them were tested on. */
        private TreeSet<String> cells() throws IOException {
            TreeSet<String> common = judges.get(0).testCells();
            for (Judge judge : judges) {
                common.retainAll(judge.testCells());
            }
            if (common.isEmpty()) {
                throw new IllegalArgumentException("No cell is in the test split and the data of all of "
                        + judges.stream().map(Judge::name).collect(Collectors.joining(", ")));
            }
            return common;
        }

        /** All that decides a row. */
        private Map<String, String> settings(int cells) throws IOException {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("cells", Integer.toString(cells));
            for (Judge judge : judges) {
                settings.put(judge.name(), judge.data().name() + ", model " + ModelHash.of(judge.model()));
            }
            settings.put("procedure", elimination.text());
            settings.put("seed", Long.toString(seed));
            return settings;
        }
    }

    /**
     * Computes what is missing; when stopped it keeps what is done.
     *
     * @return whether nothing is missing any more
     * @throws IllegalArgumentException where the models have no cell in common, or the folder holds other results
     */
    public static boolean run(Request request, Session session, Stop stop, Progress progress) throws IOException {
        List<String> cells = List.copyOf(request.cells());
        List<String> classes = cells.stream().map(SameCells::classOf).distinct().toList();
        List<Job> jobs = new ArrayList<>();
        for (Judge judge : request.judges()) {
            jobs.add(new SameCellsJob(
                    judge.name(),
                    judge.model().toString(),
                    judge.data(),
                    cells,
                    classes,
                    request.elimination(),
                    request.seed()));
        }
        Grid grid = new Grid(SameCellsJob.COLUMNS, SameCellsJob.KEYS, request.settings(cells.size()), jobs);
        return Experiment.run(grid, request.out(), session, stop, progress);
    }

    /** What stands before the slash of an {@linkplain ImageFolder image's} id. */
    private static String classOf(String id) {
        return id.substring(0, id.indexOf('/'));
    }

    /** The answers of all models, which {@code model} tells apart, in a recorded run. */
    public static List<PredictionRow> rows(RecordedRun run) {
        return run.rows().stream().map(SameCells::row).toList();
    }

    private static PredictionRow row(Map<String, String> fields) {
        Prediction prediction = new Prediction(
                fields.get("image"),
                fields.get("label"),
                fields.get("predicted"),
                new double[0],
                Double.parseDouble(fields.get("confidence")));
        int trials = Integer.parseInt(fields.get("trials"));
        int evaluations = Integer.parseInt(fields.get("evaluations"));
        return PredictionRow.of(prediction, trials, evaluations).by(fields.get("model"));
    }

    /** Seconds that a model took for a cell on average, on the machine of the run's note. */
    public static double secondsACell(RecordedRun run, String model) {
        return run.rows().stream()
                .filter(row -> row.get("model").equals(model))
                .mapToDouble(row -> Double.parseDouble(row.get("seconds")))
                .average()
                .orElse(Double.NaN);
    }
}
