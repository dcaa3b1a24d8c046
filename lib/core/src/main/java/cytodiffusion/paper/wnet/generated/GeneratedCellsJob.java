package cytodiffusion.paper.wnet.generated;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.SplitPart;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.discriminative.BaselineClassifier;
import cytodiffusion.evaluation.cells.CellSet;
import cytodiffusion.evaluation.cells.Novelty;
import cytodiffusion.model.OpenBaseline;
import cytodiffusion.run.Job;
import cytodiffusion.run.JobResults;
import cytodiffusion.run.JobSite;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.twosample.FeatureDistance;
import cytodiffusion.stats.twosample.Jackknife;
import cytodiffusion.stats.twosample.SetCoverage;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
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
    private static final int BATCH = 64;

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
            CellSet known = real(folder, classes, unseen, eyes.preprocessing());
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
                    real(folder, classes, unseen, ofModel).perClass(draws.perClass()),
                    real(folder, classes, drawn.card().ids(SplitPart.TRAIN), ofModel));
            results.rows(List.of(row(
                    scaled(drawn.cells(), eyes.card().inputSize()),
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
        double[][] real = features(eyes, reference);
        double[][] asked = features(eyes, cells);
        SetCoverage coverage = SetCoverage.of(real, asked, SetCoverage.NEIGHBOURS);
        return List.of(
                name,
                Integer.toString(cells.size()),
                Integer.toString(recognised(eyes, cells)),
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

    /** To the judge's size; what a model draws is the part of a picture that the judge sees. */
    private static CellSet scaled(CellSet cells, int size) {
        Preprocessing whole = new Preprocessing(0, size);
        return new CellSet(
                cells.classes(), cells.images().stream().map(whole::canvas).toList(), cells.labels());
    }

    private static <T> List<T> inBatches(
            OpenBaseline eyes, CellSet cells, BiFunction<BaselineClassifier, List<RgbImage>, List<T>> of) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < cells.size(); i += BATCH) {
            List<RgbImage> batch = cells.images().subList(i, Math.min(i + BATCH, cells.size()));
            all.addAll(of.apply(eyes.classifier(), batch));
        }
        return all;
    }

    private static double[][] features(OpenBaseline eyes, CellSet cells) {
        return inBatches(eyes, cells, (network, images) -> List.of(network.features(images)))
                .toArray(double[][]::new);
    }

    private static int recognised(OpenBaseline eyes, CellSet cells) {
        List<Integer> predicted = inBatches(eyes, cells, (network, images) -> network.logits(images).stream()
                .map(logits -> logits.predicted())
                .toList());
        int right = 0;
        for (int i = 0; i < predicted.size(); i++) {
            right += predicted.get(i) == cells.labels()[i] ? 1 : 0;
        }
        return right;
    }

    /** Those of the ids that are in the folder, with the judge's classes, as a model sees them. */
    private static CellSet real(ImageFolder folder, List<String> classes, List<String> ids, Preprocessing preprocessing)
            throws IOException {
        Map<String, LabelledImage> byId =
                folder.images().stream().collect(Collectors.toMap(LabelledImage::id, image -> image));
        List<RgbImage> images = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (String id : ids) {
            LabelledImage image = byId.get(id);
            int label = image == null ? -1 : classes.indexOf(folder.classes().get(image.label()));
            if (label >= 0) {
                images.add(preprocessing.center(canvas(image, preprocessing)));
                labels.add(label);
            }
        }
        return new CellSet(
                classes, images, labels.stream().mapToInt(label -> label).toArray());
    }

    private static RgbImage canvas(LabelledImage image, Preprocessing preprocessing) throws IOException {
        try {
            return preprocessing.canvas(image.read());
        } catch (IOException e) {
            throw new IOException(image.path() + ": " + e.getMessage(), e);
        }
    }
}
