package cytodiffusion.paper.wnet.generated;

import cytodiffusion.data.CellSource;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Failure;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.SplitPart;
import cytodiffusion.evaluation.cells.CellSet;
import cytodiffusion.evaluation.cells.Novelty;
import cytodiffusion.model.OpenBaseline;
import cytodiffusion.run.Job;
import cytodiffusion.run.JobResults;
import cytodiffusion.run.JobSite;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.twosample.FeatureDistance;
import cytodiffusion.stats.twosample.Jackknife;
import cytodiffusion.stats.twosample.SetCoverage;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * One source of {@link GeneratedCells}.
 *
 * @param name of the source in the table
 * @param model its folder; empty for real cells
 * @param unseen ids of real cells, by class: the first half of each class are those that all sources are compared with
 */
record GeneratedCellsJob(String name, String model, String judge, DataFolder data, List<String> unseen, Draws draws)
        implements Job {
    static final List<String> COLUMNS = List.of(
            "source",
            "cells",
            "recognised",
            "frechet",
            "frechet error",
            "kernel",
            "kernel error",
            "precision",
            "recall",
            "nearer",
            "nearer low",
            "nearer high",
            "evaluations",
            "seconds");

    private static final Jackknife ERRORS = new Jackknife(4);

    /** How models draw. */
    record Draws(int perClass, int steps, long seed) implements Serializable {}

    GeneratedCellsJob {
        unseen = List.copyOf(unseen);
    }

    GeneratedCellsJob(String name, String model, GeneratedCells.Request request, List<String> unseen) {
        this(
                name,
                model,
                request.judge().toString(),
                request.data(),
                unseen,
                new Draws(request.perClass(), request.steps(), request.seed()));
    }

    @Override
    public List<List<String>> keys() {
        return List.of(List.of(name));
    }

    @Override
    public boolean compute(JobSite here, JobResults results) throws IOException {
        try (OpenBaseline eyes = new OpenBaseline(Path.of(judge), here.precision())) {
            ImageFolder folder = data.scan();
            List<String> classes = eyes.card().classes();
            CellSet known = real(folder, classes, unseen, eyes.preprocessing(), here);
            CellSet reference = known.perClass(draws.perClass());
            if (model.isEmpty()) {
                CellSet others = known.perClass(draws.perClass(), draws.perClass());
                results.rows(List.of(row(others, Optional.empty(), reference, eyes, 0, 0)));
                return true;
            }
            ModelCells drawn = ModelCells.draw(
                    Path.of(model),
                    classes,
                    draws.perClass(),
                    draws.steps(),
                    draws.seed(),
                    here.stop(),
                    here.progress());
            Preprocessing ofModel = drawn.card().preprocessing();
            Novelty novelty = Novelty.of(
                    drawn.cells(),
                    real(folder, classes, unseen, ofModel, here).perClass(draws.perClass()),
                    real(folder, classes, drawn.card().ids(SplitPart.TRAIN), ofModel, here));
            results.rows(List.of(row(
                    // What a model draws is the part of a picture that the judge sees.
                    drawn.cells().each(new Preprocessing(0, eyes.card().inputSize())::canvas),
                    Optional.of(novelty.nearerThanReal()),
                    reference,
                    eyes,
                    drawn.evaluations(),
                    drawn.seconds())));
            return true;
        }
    }

    private List<String> row(
            CellSet cells,
            Optional<PointEstimate> nearer,
            CellSet reference,
            OpenBaseline eyes,
            int evaluations,
            double seconds) {
        double[][] real = eyes.classifier().features(reference.images());
        double[][] asked = eyes.classifier().features(cells.images());
        int[] predicted = eyes.classifier().predict(cells.images());
        SetCoverage coverage = SetCoverage.of(real, asked, SetCoverage.NEIGHBOURS);
        return List.of(
                name,
                Integer.toString(cells.size()),
                Integer.toString(ConfusionMatrix.of(cells.classes(), cells.labels(), predicted)
                        .correct()),
                number(FeatureDistance.frechet(real, asked)),
                number(ERRORS.standardError(real, asked, FeatureDistance::frechet)),
                number(FeatureDistance.kernel(real, asked)),
                number(ERRORS.standardError(real, asked, FeatureDistance::kernel)),
                number(coverage.precision()),
                number(coverage.recall()),
                nearer.map(estimate -> number(estimate.value())).orElse(""),
                bound(nearer, Interval::lower),
                bound(nearer, Interval::upper),
                Integer.toString(evaluations),
                number(seconds));
    }

    private static String bound(Optional<PointEstimate> estimate, ToDoubleFunction<Interval> end) {
        return estimate.flatMap(PointEstimate::interval)
                .map(interval -> number(end.applyAsDouble(interval)))
                .orElse("");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    /** Those of the ids that are in the folder, with the judge's classes, as a model sees them. */
    private static CellSet real(
            ImageFolder folder, List<String> classes, List<String> ids, Preprocessing seen, JobSite here)
            throws IOException {
        Map<String, LabelledImage> byId =
                folder.images().stream().collect(Collectors.toMap(LabelledImage::id, image -> image));
        CellSource source = new CellSource(
                ids.stream().filter(byId::containsKey).map(byId::get).toList(), seen);
        List<Failure> broken = source.loadAll(here.progress(), here.stop());
        if (here.stop().requested()) {
            throw new CancellationException("Interrupted while reading images");
        }
        if (!broken.isEmpty()) {
            throw new IOException(broken.get(0).toString());
        }
        return CellSet.of(source, folder.classes(), classes)
                .orElseThrow(() -> new IOException("None of the images is of the classes " + classes));
    }
}
