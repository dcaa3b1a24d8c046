package cytodiffusion.paper.wnet.transfer;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.io.FileTree;
import cytodiffusion.model.ModelHash;
import cytodiffusion.model.OpenModel;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.Experiment;
import cytodiffusion.run.Grid;
import cytodiffusion.run.Job;
import cytodiffusion.run.Session;
import cytodiffusion.training.PresetCrop;
import cytodiffusion.training.Presets;
import cytodiffusion.training.PretrainedModel;
import cytodiffusion.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The transfer of W-Net's paper on real cells: a network learns from few images of another laboratory, once from random
 * weights and once from those of a network of the first laboratory, the same images in the same order. All are judged by
 * the same other half of the laboratory's images, after several numbers of steps of each training. What is done is kept,
 * row by row, so that the same call goes on after an interrupt.
 */
public final class TransferExperiment {
    /** The command's name. */
    public static final String NAME = "transfer";

    /** The recorded run's name. */
    public static final String RECORDED = "w-net-transfer";

    private final Request request;
    private final ImageFolder folder;
    private final Halves halves;

    private TransferExperiment(Request request, ImageFolder folder, Halves halves) {
        this.request = request;
        this.folder = folder;
        this.halves = halves;
    }

    /**
     * What to compute.
     *
     * @param data images of the other laboratory
     * @param pretrained folder of the network, whose preset, image size and space all trainings have
     * @param diffusion folder of a diffusion model that learns from the same images, if one is to
     * @param out where what is under way and the table are kept
     * @param perClass training images of each class
     * @param seeds draws of training images, each with a training of its own, from the seeds 1, 2 and so on
     * @param steps after which a training is judged
     * @param crop side in pixels of the central square of a file that networks see, 0 for all of it; negative for the
     *     preset's share. A diffusion model sees its own preset's
     * @param same how much alike two pictures of one cell are at least, in (0, 1); they are kept in one half
     */
    public record Request(
            DataFolder data,
            Path pretrained,
            Optional<Path> diffusion,
            Path out,
            List<Integer> perClass,
            int seeds,
            List<Long> steps,
            int crop,
            double same) {
        public Request {
            perClass = perClass.stream().sorted().distinct().toList();
            steps = steps.stream().sorted().distinct().toList();
            if (perClass.isEmpty() || steps.isEmpty() || perClass.get(0) < 1 || steps.get(0) < 1 || seeds < 1) {
                throw new IllegalArgumentException("There is at least one image of a class, one step and one seed, not "
                        + perClass + ", " + steps + " and " + seeds);
            }
            if (!(same > 0 && same < 1)) {
                throw new IllegalArgumentException("Pictures of one cell are alike by a share in (0, 1), not " + same);
            }
        }

        /** How many trainings are asked for. */
        public int trainings() {
            int starts = diffusion.isPresent() ? 3 : 2;
            return starts * perClass.size() * seeds;
        }
    }

    /**
     * Computes what is missing; when stopped it keeps what is done.
     *
     * @return whether nothing is missing any more
     * @throws IllegalArgumentException where the folder holds results of other settings, a class has too few images, or a
     *     pretrained model is of another kind or knows images that judge
     */
    public static boolean run(Request request, Session session, Stop stop, Progress progress) throws IOException {
        ImageFolder folder = request.data().scan();
        TransferExperiment transfer =
                new TransferExperiment(request, folder, Halves.of(folder, request.same(), stop, progress));
        try (Experiment experiment = Experiment.open(transfer.grid(), request.out(), session, stop, progress)) {
            boolean complete = experiment.compute();
            if (complete) {
                FileTree.delete(TransferJob.underWay(request.out()));
                experiment.finish();
            }
            return complete;
        }
    }

    private Grid grid() throws IOException {
        requireEnough();
        Start pretrained = start(Start.PRETRAINED, request.pretrained(), request.crop());
        if (!Presets.isNetwork(pretrained.plan().preset())) {
            throw new IllegalArgumentException(request.pretrained() + " is no discriminative network: its preset is "
                    + pretrained.plan().preset() + "; name a diffusion model with --diffusion beside it");
        }
        List<Start> starts = new ArrayList<>();
        starts.add(new Start(Start.SCRATCH, pretrained.plan().start(null)));
        starts.add(pretrained);
        if (request.diffusion().isPresent()) {
            Start diffusion = start(Start.DIFFUSION, request.diffusion().get(), -1);
            if (!Presets.isDiffusion(diffusion.plan().preset())) {
                throw new IllegalArgumentException(request.diffusion().get() + " is no diffusion model: its preset is "
                        + diffusion.plan().preset());
            }
            starts.add(diffusion);
        }
        return new Grid(TransferRow.COLUMNS, TransferRow.KEYS, settings(pretrained), jobs(starts));
    }

    private void requireEnough() {
        int largest = request.perClass().get(request.perClass().size() - 1);
        if (largest > halves.largestSample()) {
            throw new IllegalArgumentException("The half of " + folder.root() + " that samples are drawn from has "
                    + halves.largestSample() + " images of its smallest class, fewer than " + largest);
        }
    }

    /** The start from a model of the library, whose network and images it keeps. */
    private Start start(String name, Path model, int crop) throws IOException {
        PretrainedModel known = new PretrainedModel(model);
        String preset = known.preset()
                .orElseThrow(() ->
                        new IllegalArgumentException("The card of " + model + " does not say of which preset it is"));
        known.requireUnseen(folder);
        ModelCard card = new ModelFolder(model).readCard();
        int used = crop < 0 ? PresetCrop.of(folder, Presets.of(preset)) : crop;
        return new Start(
                name,
                TrainingPlan.DEFAULT
                        .preset(preset)
                        .imageSize(card.imageSize())
                        .crop(used)
                        .space(card.imageSpace())
                        .start(model));
    }

    /** All that decides a row besides its keys. */
    private Map<String, String> settings(Start pretrained) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(TransferTable.CLASSES, String.join(",", folder.classes()));
        settings.put("data", request.data().name());
        settings.put(
                "test", halves.test().size() + " cells of " + folder.images().size());
        settings.put("pictures of one cell", "alike by " + request.same());
        settings.put("pretrained network", seen(request.pretrained()));
        int crop = pretrained.plan().crop();
        settings.put("crop", crop == 0 ? "none" : crop + " px");
        if (request.diffusion().isPresent()) {
            settings.put("pretrained diffusion model", seen(request.diffusion().get()));
            settings.put("trials", OpenModel.DEFAULT_ELIMINATION.toString());
        }
        return settings;
    }

    private static String seen(Path model) throws IOException {
        return new PretrainedModel(model).seen() + ", " + ModelHash.of(model);
    }

    private List<Job> jobs(List<Start> starts) {
        List<Job> jobs = new ArrayList<>();
        for (Start start : starts) {
            if (!start.model().isEmpty() && knowsAllClasses(Path.of(start.model()))) {
                jobs.add(new UntunedJob(start, request.data(), folder.classes(), halves.test()));
            }
        }
        // All trainings of one seed before the next, so that what is there after a stop can be compared.
        for (int seed = 1; seed <= request.seeds(); seed++) {
            for (int perClass : request.perClass()) {
                Map<String, List<String>> sample = halves.sample(perClass, seed);
                for (Start start : starts) {
                    jobs.add(new TransferJob(
                            start, perClass, seed, request.steps(), request.data(), folder.classes(), sample));
                }
            }
        }
        return jobs;
    }

    private boolean knowsAllClasses(Path model) {
        return new ModelFolder(model).readCard().classes().containsAll(folder.classes());
    }
}
