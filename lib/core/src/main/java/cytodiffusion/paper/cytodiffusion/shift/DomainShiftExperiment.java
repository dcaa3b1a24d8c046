package cytodiffusion.paper.cytodiffusion.shift;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SyntheticSmear;
import cytodiffusion.discriminative.BaselineRecipe;
import cytodiffusion.paper.cytodiffusion.Profile;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.Experiment;
import cytodiffusion.run.Grid;
import cytodiffusion.run.Job;
import cytodiffusion.run.PretrainedNetworks;
import cytodiffusion.run.Session;
import cytodiffusion.training.Presets;
import cytodiffusion.training.PretrainedModel;
import cytodiffusion.training.TrainingLength;
import cytodiffusion.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            PretrainedNetworks networks) {
        public Request {
            if (repetitions < 1 || perClass < 1 || baselineSteps < 1) {
                throw new IllegalArgumentException("Repetitions, cells and steps are at least 1, not " + repetitions
                        + ", " + perClass + " and " + baselineSteps);
            }
        }

        /** As the profile has it, the baselines trained for as many epochs as the paper's. */
        public static Request of(Path out, Profile profile, int repetitions, int perClass) {
            return new Request(
                    out,
                    profile,
                    repetitions,
                    perClass,
                    profile.shift().preset().isEmpty()
                            ? profile.models().steps()
                            : profile.shift().steps(),
                    profile.models().time(),
                    null,
                    baselineSteps(profile),
                    PretrainedNetworks.NONE);
        }

        /** The same with so many steps of the diffusion model's training. */
        public Request steps(long count) {
            return new Request(out, profile, repetitions, perClass, count, null, init, baselineSteps, networks);
        }

        /** The same with so much time for the diffusion model's training. */
        public Request time(Duration limit) {
            return new Request(out, profile, repetitions, perClass, 0, limit, init, baselineSteps, networks);
        }

        /** The same with so many steps of each baseline's training. */
        public Request baselineSteps(long count) {
            return new Request(out, profile, repetitions, perClass, steps, time, init, count, networks);
        }

        /** The same with a pretrained model as the diffusion model's start. */
        public Request init(Path model) {
            return new Request(out, profile, repetitions, perClass, steps, time, model, baselineSteps, networks);
        }

        /** The same with pretrained networks beside those from random weights. */
        public Request networks(PretrainedNetworks pretrained) {
            return new Request(out, profile, repetitions, perClass, steps, time, init, baselineSteps, pretrained);
        }

        private Optional<PretrainedModel> start() {
            return Optional.ofNullable(init).map(PretrainedModel::new);
        }

        private String preset() {
            return start().flatMap(PretrainedModel::preset).orElseGet(this::profilePreset);
        }

        private String profilePreset() {
            String own = profile.shift().preset();
            return own.isEmpty() ? profile.models().recipe().name() : own;
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

    private DomainShiftExperiment() {}

    /**
     * Computes what is missing; when stopped it keeps what is done.
     *
     * @param session the command that asks for it and the part of the trainings that it is about
     * @return whether nothing is missing any more
     * @throws IllegalArgumentException where the folder holds results of other settings, or the pretrained model has seen
     *     these cells
     */
    public static boolean run(Request request, Session session, Stop stop, Progress progress) throws IOException {
        Grid grid = new Grid(COLUMNS, KEYS, request.settings(), jobs(request));
        try (Experiment experiment = Experiment.open(grid, request.out(), session, stop, progress)) {
            Optional<PretrainedModel> start = request.start();
            boolean pretrained =
                    start.isPresent() || !request.networks().models().isEmpty();
            if (pretrained && !experiment.missing().isEmpty()) {
                Optional<Path> cells =
                        ShiftJob.cells(request.profile().syntheticPerClass(), request.out(), stop, progress);
                if (cells.isEmpty()) {
                    return false;
                }
                ImageFolder drawn = ImageFolder.scan(cells.get());
                if (start.isPresent()) {
                    start.get().requireUnseen(drawn);
                }
                request.networks().requireUnseen(drawn);
            }
            boolean complete = experiment.compute();
            if (complete) {
                experiment.finish();
            }
            return complete;
        }
    }

    /** A job for each model and repetition. */
    private static List<Job> jobs(Request request) {
        List<String> models = new ArrayList<>(List.of(request.preset()));
        models.addAll(request.profile().shift().baselines());
        models.addAll(request.networks().models());
        ShiftJob.Judging judging = new ShiftJob.Judging(
                request.perClass(),
                request.profile().shift().elimination(),
                ShiftJob.domains().stream().map(Domain::name).toList());
        List<Job> jobs = new ArrayList<>();
        for (int repetition = 1; repetition <= request.repetitions(); repetition++) {
            for (String model : models) {
                boolean baseline = Presets.isNetwork(PretrainedNetworks.preset(model));
                jobs.add(new ShiftJob(
                        baseline ? model : DomainShiftStudy.DIFFUSION,
                        repetition,
                        request.repetitions(),
                        request.profile().syntheticPerClass(),
                        TrainingPlan.DEFAULT
                                .preset(PretrainedNetworks.preset(model))
                                .seed(repetition)
                                .start(baseline ? request.networks().start(model) : request.init()),
                        baseline
                                ? TrainingLength.of(request.baselineSteps(), null)
                                : TrainingLength.of(request.steps(), request.time()),
                        judging));
            }
        }
        return jobs;
    }
}
