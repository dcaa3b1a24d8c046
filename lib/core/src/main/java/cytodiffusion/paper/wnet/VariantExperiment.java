package cytodiffusion.paper.wnet;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.SplitPart;
import cytodiffusion.io.FolderName;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.Experiment;
import cytodiffusion.run.Grid;
import cytodiffusion.run.Job;
import cytodiffusion.run.Session;
import cytodiffusion.training.TrainingLength;
import cytodiffusion.training.TrainingSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Networks that differ in one thing, trained on the same real cells from several seeds and judged by the cells that another
 * model was tested on: depth and kernels, the rare class, the LSTM's search, the paper's rivals by its recipe and another.
 * What is done is kept, training by training, so that the same call goes on after an interrupt.
 */
public final class VariantExperiment {
    /** The command's name. */
    public static final String NAME = "variants";

    private VariantExperiment() {}

    /**
     * What to compute.
     *
     * @param study name of the variants, see {@link Variants#study}
     * @param data the labelled images
     * @param testOf a model whose test images judge all networks; a tenth of the others is for validation
     * @param out where models and results are kept
     * @param seeds trainings of each, with the seeds 1, 2 and so on
     * @param epochs of each training
     */
    public record Request(String study, DataFolder data, Path testOf, Path out, int seeds, int epochs) {
        public Request {
            Variants.study(study);
            if (seeds < 1 || epochs < 1) {
                throw new IllegalArgumentException(
                        "There is at least one seed and one epoch, not " + seeds + " and " + epochs);
            }
        }
    }

    /** The recorded run's name of a study. */
    public static String recorded(String study) {
        return "w-net-" + study;
    }

    /**
     * Computes what is missing; when stopped it keeps what is done.
     *
     * @return whether nothing is missing any more
     * @throws IllegalArgumentException where the folder holds results of other settings, or the other model was tested on
     *     none of these images
     */
    public static boolean run(Request request, Session session, Stop stop, Progress progress) throws IOException {
        ImageFolder folder = request.data().scan();
        String testOf = FolderName.of(request.testOf());
        Map<String, List<String>> split =
                TrainingSplit.testOf(folder, new ModelFolder(request.testOf()).readCard(), 0, progress, stop);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(VariantRow.CLASSES, String.join(",", folder.classes()));
        settings.put("data", request.data().name());
        settings.put("test", split.get(SplitPart.TEST.id()).size() + " cells that " + testOf + " was tested on");
        settings.put("epochs", Integer.toString(request.epochs()));
        List<Job> jobs = new ArrayList<>();
        TrainingLength length = new TrainingLength(0, null, request.epochs());
        // All variants from one seed before the next, so that what is there after a stop can be compared.
        for (int seed = 1; seed <= request.seeds(); seed++) {
            for (Variant variant : Variants.study(request.study())) {
                jobs.add(new VariantJob(variant, seed, length, request.data(), split, testOf));
            }
        }
        Grid grid = new Grid(VariantRow.COLUMNS, VariantRow.KEYS, settings, jobs);
        return Experiment.run(grid, request.out(), session, stop, progress);
    }
}
