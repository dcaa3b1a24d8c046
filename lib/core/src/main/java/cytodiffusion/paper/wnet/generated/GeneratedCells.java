package cytodiffusion.paper.wnet.generated;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Split;
import cytodiffusion.data.SplitPart;
import cytodiffusion.io.FolderName;
import cytodiffusion.model.ModelHash;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.Experiment;
import cytodiffusion.run.Grid;
import cytodiffusion.run.Job;
import cytodiffusion.run.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The checks of notebook 10 on real cells: what a network that learned from some makes of cells that models drew, beside
 * real ones of its test split that no model has seen. Each source of cells is a row; the first are other real cells.
 */
public final class GeneratedCells {
    /** The recorded run's name. */
    public static final String NAME = "generated-cells";

    /** What other real cells are called among the sources. */
    static final String REAL = "real";

    private GeneratedCells() {}

    /**
     * What to compute.
     *
     * @param models folders of models that draw cells, of different names
     * @param judge folder of a network whose last layer compares
     * @param data real cells, on which all of them learned
     * @param perClass cells of each class in every set
     * @param steps of the sampler of a diffusion model
     * @param seed of the draws, and of the choice of real cells
     * @param out folder for the results
     */
    public record Request(
            List<Path> models, Path judge, DataFolder data, int perClass, int steps, long seed, Path out) {
        public Request {
            models = List.copyOf(models);
            List<String> names = Stream.concat(Stream.of(REAL), models.stream().map(FolderName::of))
                    .toList();
            if (Set.copyOf(names).size() < names.size()) {
                throw new IllegalArgumentException("Models are told apart by the names of their folders, and real cells"
                        + " are called " + REAL + ": not " + String.join(", ", names));
            }
        }

        private Map<String, String> settings() throws IOException {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("data", data.name());
            settings.put("judge", FolderName.of(judge) + ", " + ModelHash.of(judge));
            for (Path model : models) {
                settings.put("model " + FolderName.of(model), ModelHash.of(model));
            }
            settings.put("cells of each class", Integer.toString(perClass));
            settings.put("steps of the sampler", Integer.toString(steps));
            settings.put("seed", Long.toString(seed));
            return settings;
        }
    }

    /**
     * Computes what is missing; when stopped it keeps what is done.
     *
     * @return whether nothing is missing any more
     * @throws IllegalArgumentException where there are too few real cells that no model has learned from, a model does not
     *     draw what the judge sees or did not learn from this data, or the folder holds other results
     */
    public static boolean run(Request request, Session session, Stop stop, Progress progress) throws IOException {
        List<String> unseen = unseen(request);
        List<Job> jobs = new ArrayList<>();
        jobs.add(new GeneratedCellsJob(REAL, "", request, unseen));
        for (Path model : request.models()) {
            jobs.add(new GeneratedCellsJob(FolderName.of(model), model.toString(), request, unseen));
        }
        Grid grid = new Grid(GeneratedCellsJob.COLUMNS, 1, request.settings(), jobs);
        return Experiment.run(grid, request.out(), session, stop, progress);
    }

    /** Twice as many real cells of each class as a set has, of the judge's test split, that no model has learned from. */
    private static List<String> unseen(Request request) throws IOException {
        ImageFolder folder = request.data().scan();
        ModelCard judge = new ModelFolder(request.judge()).readCard();
        Set<String> ids = folder.images().stream().map(LabelledImage::id).collect(Collectors.toSet());
        Set<String> test = new HashSet<>(judge.ids(SplitPart.TEST));
        for (Path model : request.models()) {
            ModelCard card = new ModelFolder(model).readCard();
            requireTheSame(FolderName.of(model), card, judge);
            if (card.ids(SplitPart.TRAIN).stream().noneMatch(ids::contains)) {
                throw new IllegalArgumentException(
                        FolderName.of(model) + " learned from no image of " + request.data() + ", by its card");
            }
            card.ids(SplitPart.TRAIN).forEach(test::remove);
        }
        List<LabelledImage> images = Split.shuffled(
                folder.images().stream()
                        .filter(image -> test.contains(image.id()))
                        .toList(),
                request.seed());
        int needed = 2 * request.perClass();
        for (String name : judge.classes()) {
            int label = folder.classes().indexOf(name);
            long there = images.stream().filter(image -> image.label() == label).count();
            if (there < needed) {
                throw new IllegalArgumentException(request.data() + " has " + there + " of the class " + name
                        + " in the test split of " + FolderName.of(request.judge())
                        + " that no model has learned from, and " + needed
                        + " are needed: ask for fewer with --per-class");
            }
        }
        return Split.ids(Split.firstPerClass(images, needed));
    }

    private static void requireTheSame(String name, ModelCard card, ModelCard judge) {
        if (card.crop() != judge.crop()) {
            throw new IllegalArgumentException(name + " draws the central " + card.crop()
                    + " pixels of a picture, and the judge sees " + judge.crop()
                    + " (0: all of it): they do not show the same");
        }
        if (!card.classes().containsAll(judge.classes())) {
            throw new IllegalArgumentException(name + " draws " + String.join(", ", card.classes())
                    + ", and the judge knows " + String.join(", ", judge.classes()));
        }
    }
}
