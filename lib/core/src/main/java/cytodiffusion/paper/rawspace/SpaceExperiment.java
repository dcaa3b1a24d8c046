package cytodiffusion.paper.rawspace;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.SplitPart;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.Experiment;
import cytodiffusion.run.Grid;
import cytodiffusion.run.Job;
import cytodiffusion.run.Session;
import cytodiffusion.training.TrainingLength;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The poster's comparison on real cells: the same network on the same images in several conditions, from several seeds,
 * judged on the images that were kept from it, and on another laboratory's. What is done is kept in a folder, model by
 * model and row by row, so that the same call goes on after an interrupt.
 */
public final class SpaceExperiment {
    /** The recorded run's name. */
    public static final String NAME = "raw-space";

    /** What the cells of the training's own dataset are called in the table. */
    public static final String HOME = "home";

    /** What the other laboratory's are called. */
    public static final String ELSEWHERE = "elsewhere";

    private static final List<SplitPart> PARTS = List.of(SplitPart.TRAIN, SplitPart.VALIDATION, SplitPart.TEST);

    private SpaceExperiment() {}

    /**
     * What to compute.
     *
     * @param data the labelled images
     * @param splitOf a model on whose split the images are parted, by their ids; those that it does not know are left out
     * @param elsewhere images of another laboratory, or null
     * @param out where models and results are kept
     * @param presets of the networks
     * @param conditions in which each is trained
     * @param seeds trainings of each, with the seeds 1, 2 and so on
     * @param epochs of each training
     */
    public record Request(
            DataFolder data,
            Path splitOf,
            DataFolder elsewhere,
            Path out,
            List<String> presets,
            List<Condition> conditions,
            int seeds,
            int epochs) {
        public Request {
            presets = List.copyOf(presets);
            conditions = List.copyOf(conditions);
            if (seeds < 1 || epochs < 1 || presets.isEmpty() || conditions.isEmpty()) {
                throw new IllegalArgumentException("There are at least one preset, condition, seed and epoch, not "
                        + presets + ", " + conditions + ", " + seeds + " and " + epochs);
            }
        }

        /** All that decides a row, but for which presets, conditions and seeds there are, which may grow. */
        Map<String, String> settings(CellsOfSplit cells) {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put(SpaceRow.CLASSES, String.join(",", cells.classes()));
            settings.put("data", data.name());
            settings.put("split", "that of " + splitOf.getFileName() + ": " + cells.counts());
            settings.put(ELSEWHERE, elsewhere == null ? "" : elsewhere.name());
            settings.put("epochs", Integer.toString(epochs));
            return settings;
        }
    }

    /** The images of the data that the split knows. */
    private record CellsOfSplit(List<String> classes, Map<String, List<String>> split) {
        static CellsOfSplit of(Request request) throws IOException {
            ImageFolder folder = request.data().scan();
            Set<String> there = folder.images().stream().map(LabelledImage::id).collect(Collectors.toSet());
            ModelCard card = new ModelFolder(request.splitOf()).readCard();
            Map<String, List<String>> split = new LinkedHashMap<>();
            for (SplitPart part : PARTS) {
                List<String> known =
                        card.ids(part).stream().filter(there::contains).toList();
                split.put(part.id(), known);
                if (known.isEmpty()) {
                    throw new IllegalArgumentException("The card of " + request.splitOf() + " names no image of "
                            + request.data() + " for " + part.id() + ", so it cannot part them");
                }
            }
            return new CellsOfSplit(folder.classes(), split);
        }

        String counts() {
            return split.entrySet().stream()
                    .map(part -> part.getValue().size() + " " + part.getKey())
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * Computes what is missing; when stopped it keeps what is done.
     *
     * @return whether nothing is missing any more
     * @throws IllegalArgumentException where the folder holds results of other settings, or the split is of other images
     */
    public static boolean run(Request request, Session session, Stop stop, Progress progress) throws IOException {
        CellsOfSplit cells = CellsOfSplit.of(request);
        Grid grid = new Grid(SpaceRow.COLUMNS, SpaceRow.KEYS, request.settings(cells), jobs(request, cells));
        return Experiment.run(grid, request.out(), session, stop, progress);
    }

    /** All conditions from one seed before the next, so that what is there after a stop can be compared. */
    private static List<Job> jobs(Request request, CellsOfSplit cells) {
        SpaceJob.Cells all = new SpaceJob.Cells(request.data(), cells.split(), request.elsewhere());
        List<String> places = request.elsewhere() == null ? List.of(HOME) : List.of(HOME, ELSEWHERE);
        TrainingLength length = new TrainingLength(0, null, request.epochs());
        List<Job> jobs = new ArrayList<>();
        for (int seed = 1; seed <= request.seeds(); seed++) {
            for (String preset : request.presets()) {
                for (Condition condition : request.conditions()) {
                    jobs.add(new SpaceJob(preset, condition, seed, length, all, places));
                }
            }
        }
        return jobs;
    }
}
