package cytodiffusion.paper.cytodiffusion.shift;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.smear.CellSpec;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.DomainSweep;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.data.smear.SyntheticSmear;
import cytodiffusion.model.ModelHash;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.Job;
import cytodiffusion.run.JobResults;
import cytodiffusion.run.JobSite;
import cytodiffusion.training.KeptModel;
import cytodiffusion.training.TrainingLength;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One training of the experiment on domain shift: a model is trained on drawn cells of the reference domain, and asked
 * about the same other cells in every domain, which give a row each.
 *
 * @param model what the table calls it
 * @param repetition which of {@code repetitions} it is, from 1; the seed of the training
 * @param trainingPerClass cells of each class that it is trained on
 */
record ShiftJob(
        String model,
        int repetition,
        int repetitions,
        int trainingPerClass,
        TrainingPlan plan,
        TrainingLength length,
        Judging judging)
        implements Job {
    /**
     * What it is asked.
     *
     * @param perClass cells of each class
     * @param domains names of those in which the cells are shown
     */
    record Judging(int perClass, EliminationSettings elimination, List<String> domains) implements Serializable {
        Judging {
            domains = List.copyOf(domains);
        }
    }

    /** All domains, the named ones first. */
    static List<Domain> domains() {
        return Stream.concat(
                        Domain.presets().stream(),
                        DomainSweep.all().stream().flatMap(sweep -> sweep.domains().stream()))
                .distinct()
                .toList();
    }

    /** The folder of the cells to train on, drawn unless they are there; nothing where that was stopped. */
    static Optional<Path> cells(int perClass, Path out, Stop stop, Progress progress) throws IOException {
        SmearDataset drawn = new SmearDataset(
                SyntheticSmear.pbcClasses(), perClass, Study.SEED, Domain.REFERENCE, CellSpec.DEFAULT_SIZE);
        Path data = out.resolve("data");
        drawn.write(data, progress, stop);
        return stop.requested() ? Optional.empty() : Optional.of(data);
    }

    @Override
    public String name() {
        return plan.preset() + "-" + repetition;
    }

    @Override
    public List<List<String>> keys() {
        return judging.domains().stream().map(this::key).toList();
    }

    private List<String> key(String domain) {
        return List.of(model, Integer.toString(repetition), domain);
    }

    @Override
    public Job rest(Predicate<List<String>> done) {
        List<String> missing = judging.domains().stream()
                .filter(domain -> !done.test(key(domain)))
                .toList();
        return new ShiftJob(
                model,
                repetition,
                repetitions,
                trainingPerClass,
                plan,
                length,
                new Judging(judging.perClass(), judging.elimination(), missing));
    }

    @Override
    public boolean compute(JobSite here, JobResults results) throws IOException {
        Optional<Path> data = cells(trainingPerClass, here.folder(), here.stop(), here.progress());
        if (data.isEmpty()) {
            return false;
        }
        Path folder = here.folder().resolve("models").resolve(name());
        TrainingRequest training = TrainingRequest.of(DataFolder.of(data.get()), folder, plan, length)
                .precision(here.precision());
        if (KeptModel.end(training, here.stop(), here.progress()) != KeptModel.End.FINISHED) {
            return false;
        }
        return judge(folder, here, results);
    }

    private boolean judge(Path folder, JobSite here, JobResults results) throws IOException {
        List<Domain> missing = domains().stream()
                .filter(domain -> judging.domains().contains(domain.name()))
                .toList();
        ShiftCells cells = DomainShiftStudy.cells(SyntheticSmear.pbcClasses(), judging.perClass());
        try (TrainedModel opened = TrainedModel.open(folder, here.precision());
                Progress.Task task = here.progress()
                        .start(
                                "Judging with " + plan.preset() + ", training " + repetition + " of " + repetitions,
                                "domains",
                                missing.size())) {
            ShiftedPredictions asked = new ShiftedPredictions(opened, model, repetition, cells, judging.elimination());
            String hash = ModelHash.of(folder);
            int done = 0;
            for (Domain domain : missing) {
                Optional<ShiftScore> score = asked.in(domain, here.stop());
                if (score.isEmpty()) {
                    return false;
                }
                results.rows(List.of(
                        row(score.get(), cells.seed(), opened.card().training().steps(), hash)));
                task.update(++done, domain.name());
            }
        }
        return true;
    }

    private List<String> row(ShiftScore score, long cellsSeed, long steps, String hash) {
        return List.of(
                score.model(),
                Integer.toString(score.repetition()),
                score.domain(),
                Integer.toString(score.n()),
                Integer.toString(score.confusion().correct()),
                String.format(Locale.ROOT, "%.6f", score.confusion().balancedAccuracy()),
                Integer.toString(repetition),
                Long.toString(cellsSeed),
                Long.toString(steps),
                hash,
                score.digits());
    }
}
