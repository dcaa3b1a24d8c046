package cytodiffusion.paper.cytodiffusion.shift;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.smear.CellSpec;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.DomainSweep;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.data.smear.SyntheticSmear;
import cytodiffusion.model.ModelHash;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.paper.cytodiffusion.Profile;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.ExperimentFolder;
import cytodiffusion.run.RunNote;
import cytodiffusion.training.BaselineRecipe;
import cytodiffusion.training.KeptModel;
import cytodiffusion.training.PretrainedModel;
import cytodiffusion.training.PretrainedNetworks;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The experiment of {@link DomainShiftStudy} with repeated trainings: the diffusion classifier and the baselines, each
 * trained from several seeds, judge the same cells in every domain. What is done is kept in a folder, model by model and
 * row by row, so that the same call goes on after an interrupt.
 */
public final class DomainShiftExperiment {
    /** The recorded run's name. */
    public static final String NAME = "domain-shift";

    /** The setting that holds the classes' names, with commas between them. */
    static final String CLASSES = "classes";

    static final String MODEL = "model";
    static final String REPETITION = "repetition";
    static final String DOMAIN = "domain";
    /** The column with one character a cell, see {@link ShiftScore#digits}. */
    static final String PREDICTIONS = "predictions";

    private static final List<String> COLUMNS = List.of(
            MODEL,
            REPETITION,
            DOMAIN,
            "n",
            "correct",
            "balanced accuracy",
            "training seed",
            "cells seed",
            "steps",
            "model sha256",
            PREDICTIONS);
    private static final int KEYS = 3;

    private final Request request;
    private final ShiftCells cells;
    private final List<Domain> domains;
    private final ExperimentFolder results;
    private final Stop stop;
    private final Progress progress;

    /**
     * What to compute.
     *
     * @param out where models, cells and results are kept
     * @param profile whose recipe, data and trials are used
     * @param repetitions trainings of each model, with the seeds 1, 2 and so on
     * @param perClass cells of each class that are judged in every domain
     * @param steps of the diffusion model's training, or 0 where {@code time} decides
     * @param time for it, or null where {@code steps} decides
     * @param init model that the diffusion model starts from, or null for random weights
     * @param baselineSteps of each baseline's training
     * @param networks pretrained ones, which are trained on beside those from random weights
     * @param command that asks for it, for the note
     */
    public record Request(
            Path out,
            Profile profile,
            int repetitions,
            int perClass,
            long steps,
            Duration time,
            Path init,
            long baselineSteps,
            PretrainedNetworks networks,
            String command) {
        public Request {
            if (repetitions < 1 || perClass < 1 || baselineSteps < 1) {
                throw new IllegalArgumentException("Repetitions, cells and steps are at least 1, not " + repetitions
                        + ", " + perClass + " and " + baselineSteps);
            }
        }

        /** As the profile has it, the baselines trained for as many epochs as the paper's. */
        public static Request of(Path out, Profile profile, int repetitions, int perClass, String command) {
            return new Request(
                    out,
                    profile,
                    repetitions,
                    perClass,
                    profile.shift().preset().isEmpty()
                            ? profile.trainingSteps()
                            : profile.shift().steps(),
                    profile.trainingTime(),
                    null,
                    baselineSteps(profile),
                    PretrainedNetworks.NONE,
                    command);
        }

        /** The same with so many steps of the diffusion model's training. */
        public Request steps(long count) {
            return new Request(
                    out, profile, repetitions, perClass, count, null, init, baselineSteps, networks, command);
        }

        /** The same with so much time for the diffusion model's training. */
        public Request time(Duration limit) {
            return new Request(out, profile, repetitions, perClass, 0, limit, init, baselineSteps, networks, command);
        }

        /** The same with so many steps of each baseline's training. */
        public Request baselineSteps(long count) {
            return new Request(out, profile, repetitions, perClass, steps, time, init, count, networks, command);
        }

        /** The same with a pretrained model as the diffusion model's start. */
        public Request init(Path model) {
            return new Request(
                    out, profile, repetitions, perClass, steps, time, model, baselineSteps, networks, command);
        }

        /** The same with pretrained networks beside those from random weights. */
        public Request networks(PretrainedNetworks pretrained) {
            return new Request(
                    out, profile, repetitions, perClass, steps, time, init, baselineSteps, pretrained, command);
        }

        private Optional<PretrainedModel> start() {
            return Optional.ofNullable(init).map(PretrainedModel::new);
        }

        private String preset() {
            return start().flatMap(PretrainedModel::preset).orElseGet(this::profilePreset);
        }

        private String profilePreset() {
            String own = profile.shift().preset();
            return own.isEmpty() ? profile.recipe().name() : own;
        }

        private static long baselineSteps(Profile profile) {
            int images = SyntheticSmear.pbcClasses().size() * profile.syntheticPerClass() * 8 / 10;
            return profile.shift().baselines().stream()
                    .flatMap(preset -> BaselineRecipe.find(preset).stream())
                    .mapToLong(recipe -> recipe.steps(BaselineRecipe.PAPER_EPOCHS, images))
                    .max()
                    .orElse(1);
        }

        /** All that decides the results, but for how many repetitions there are, which may grow. */
        Map<String, String> settings() {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put(CLASSES, String.join(",", SyntheticSmear.pbcClasses()));
            settings.put("profile", profile.id());
            settings.put("preset", preset());
            settings.put("start", start().map(PretrainedModel::seen).orElse("random weights"));
            settings.put("baselines", String.join(",", profile.shift().baselines()));
            if (!networks.byPreset().isEmpty()) {
                settings.put("pretrained networks", networks.seen());
            }
            settings.put("training images of each class", Integer.toString(profile.syntheticPerClass()));
            settings.put("cells of each class", Integer.toString(perClass));
            settings.put("trials", profile.shift().elimination().toString());
            settings.put("training", steps > 0 ? steps + " steps" : time.toMillis() / 1000.0 + " s");
            settings.put("baseline steps", Long.toString(baselineSteps));
            return settings;
        }
    }

    private DomainShiftExperiment(Request request, ExperimentFolder results, Stop stop, Progress progress) {
        this.request = request;
        this.results = results;
        this.stop = stop;
        this.progress = progress;
        cells = DomainShiftStudy.cells(SyntheticSmear.pbcClasses(), request.perClass());
        domains = Stream.concat(
                        Domain.presets().stream(),
                        DomainSweep.all().stream().flatMap(sweep -> sweep.domains().stream()))
                .distinct()
                .toList();
    }

    /**
     * Computes what is missing; when stopped it keeps what is done.
     *
     * @return whether nothing is missing any more
     * @throws IllegalArgumentException where the folder holds results of other settings, or the pretrained model has seen
     *     these cells
     */
    public static boolean run(Request request, Stop stop, Progress progress) throws IOException {
        ExperimentFolder results = ExperimentFolder.open(
                request.out(), COLUMNS, KEYS, RunNote.begun(request.command(), request.settings()));
        return new DomainShiftExperiment(request, results, stop, progress).run();
    }

    private boolean run() throws IOException {
        Path data = request.out().resolve("data");
        SmearDataset drawn = new SmearDataset(
                SyntheticSmear.pbcClasses(),
                request.profile().syntheticPerClass(),
                Study.SEED,
                Domain.REFERENCE,
                CellSpec.DEFAULT_SIZE);
        drawn.write(data, progress, stop);
        if (stop.requested()) {
            return false;
        }
        if (request.start().isPresent()) {
            request.start().get().requireUnseen(ImageFolder.scan(data));
        }
        request.networks().requireUnseen(ImageFolder.scan(data));
        List<String> presets = new ArrayList<>(List.of(request.preset()));
        presets.addAll(request.profile().shift().baselines());
        presets.addAll(request.networks().models());
        for (int repetition = 1; repetition <= request.repetitions(); repetition++) {
            for (String preset : presets) {
                if (stop.requested() || !judge(preset, repetition, data)) {
                    return false;
                }
            }
        }
        results.finish();
        return true;
    }

    /** Trains one model and asks it about every domain that is not in the table; gives false where it was stopped. */
    private boolean judge(String model, int repetition, Path data) throws IOException {
        String preset = PretrainedNetworks.preset(model);
        boolean baseline = BaselineRecipe.find(preset).isPresent();
        String name = baseline ? model : DomainShiftStudy.DIFFUSION;
        List<Domain> missing = domains.stream()
                .filter(domain -> !results.has(key(name, repetition, domain)))
                .toList();
        if (missing.isEmpty()) {
            return true;
        }
        results.begin();
        Path folder = request.out().resolve("models").resolve(model + "-" + repetition);
        TrainingPlan plan = TrainingPlan.DEFAULT
                .preset(preset)
                .seed(repetition)
                .start(baseline ? request.networks().start(model) : request.init());
        TrainingRequest training = new TrainingRequest(
                data,
                folder,
                plan,
                "auto",
                baseline ? request.baselineSteps() : request.steps(),
                baseline ? null : request.time(),
                false);
        if (KeptModel.end(training, stop, progress) != KeptModel.End.FINISHED) {
            return false;
        }
        try (TrainedModel trained = TrainedModel.open(folder, "auto");
                Progress.Task task = progress.start(
                        "Judging with " + model + ", training " + repetition + " of " + request.repetitions(),
                        "domains",
                        missing.size())) {
            ShiftedPredictions asked = new ShiftedPredictions(
                    trained, name, repetition, cells, request.profile().shift().elimination());
            String hash = ModelHash.of(folder);
            int done = 0;
            for (Domain domain : missing) {
                Optional<ShiftScore> score = asked.in(domain, stop);
                if (score.isEmpty()) {
                    return false;
                }
                results.add(row(score.get(), repetition, steps(trained.card()), hash));
                task.update(++done, domain.name());
            }
        }
        return true;
    }

    private static List<String> key(String name, int repetition, Domain domain) {
        return List.of(name, Integer.toString(repetition), domain.name());
    }

    private List<String> row(ShiftScore score, long seed, long steps, String hash) {
        return List.of(
                score.model(),
                Integer.toString(score.repetition()),
                score.domain(),
                Integer.toString(score.n()),
                Integer.toString(score.confusion().correct()),
                String.format(Locale.ROOT, "%.6f", score.confusion().balancedAccuracy()),
                Long.toString(seed),
                Long.toString(cells.seed()),
                Long.toString(steps),
                hash,
                score.digits());
    }

    private static long steps(ModelCard card) {
        Map<String, Double> progress = card.training().progress();
        return Math.round(progress.getOrDefault("unetSteps", progress.getOrDefault("steps", 0.0)));
    }
}
