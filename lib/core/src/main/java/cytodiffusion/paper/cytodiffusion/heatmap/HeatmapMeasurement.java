package cytodiffusion.paper.cytodiffusion.heatmap;

import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.discriminative.BaselineClassifier;
import cytodiffusion.explain.CellRegions;
import cytodiffusion.explain.Explainer;
import cytodiffusion.explain.Explanation;
import cytodiffusion.explain.Heatmap;
import cytodiffusion.explain.HeatmapSettings;
import cytodiffusion.explain.Maps;
import cytodiffusion.model.OpenBaseline;
import cytodiffusion.model.OpenModel;
import cytodiffusion.paper.cytodiffusion.SharedBaseline;
import cytodiffusion.paper.cytodiffusion.Studies;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Measures heatmaps and a discriminative network's gradients on drawn cells, against what really changes. */
final class HeatmapMeasurement {
    private final Study study;
    private final OpenModel model;
    private final Studies.Heatmaps settings;
    private final List<HeatmapMeasures.Pair> pairs = new ArrayList<>();
    private int done;
    private int modelRight;
    private int baselineRight;

    HeatmapMeasurement(Study study, OpenModel model) {
        this.study = study;
        this.model = model;
        settings = study.profile().heatmaps();
    }

    /** @throws IOException where it was interrupted before a cell was done */
    HeatmapMeasures run() throws IOException {
        Path folder = SharedBaseline.of(study, settings.baseline());
        List<String> classes = model.card().classes();
        int total = settings.measuredPerClass() * classes.size();
        try (OpenBaseline baseline = new OpenBaseline(folder, PrecisionChoice.AUTO);
                Explainer explainer = model.explainer(settings.measuredTrials(), Study.SEED);
                Progress.Task task = study.progress().start("Measuring heatmaps", "cells", total)) {
            requireSame(classes, baseline.card().classes());
            for (int i = 0; i < total && !Thread.currentThread().isInterrupted(); i++) {
                String label = classes.get(i % classes.size());
                measure(HeatmapCells.drawn(label, i / classes.size() + 1), explainer, baseline);
                task.update(done, "");
            }
        } catch (CancellationException e) {
            // The cell under way does not count; those before it do.
            Thread.currentThread().interrupt();
        }
        if (done == 0) {
            throw new IOException("Interrupted before a cell was measured; run the cell again");
        }
        return new HeatmapMeasures(pairs, modelRight, baselineRight);
    }

    private static void requireSame(List<String> ours, List<String> theirs) throws IOException {
        if (!ours.equals(theirs)) {
            throw new IOException("The model's classes are " + String.join(", ", ours) + ", but the dataset's are "
                    + String.join(", ", theirs) + "; name a model of this dataset in CYTO_MODEL");
        }
    }

    private void measure(SampleCell cell, Explainer explainer, OpenBaseline baseline) {
        SampleCell.Drawing drawing = cell.drawing().orElseThrow();
        Preprocessing preprocessing = explainer.preprocessing();
        RgbImage canvas = preprocessing.canvas(cell.picture());
        Explanation explanation = explainer.explain(canvas, Stop.onInterrupt(), Progress.SILENT);
        if (explanation.trials() < settings.measuredTrials()) {
            throw new CancellationException();
        }
        BaselineClassifier network = baseline.classifier();
        RgbImage networksCanvas = network.preprocessing().canvas(cell.picture());
        List<String> classes = model.card().classes();
        int own = classes.indexOf(cell.label());
        float[] ownGradient = network.inputGradient(networksCanvas, own);
        CellRegions regions = CellRegions.of(drawing.masks(), preprocessing);
        CellRegions networksRegions = CellRegions.of(drawing.masks(), network.preprocessing());
        for (int target = 0; target < classes.size(); target++) {
            if (target == own) {
                continue;
            }
            float[] truth = TrueChange.of(cell, classes.get(target), preprocessing);
            float[] networksTruth = TrueChange.of(cell, classes.get(target), network.preprocessing());
            Heatmap heatmap = explainer.heatmap(explanation, target, own, HeatmapSettings.PUBLISHED.gain());
            float[] gradient = minus(network.inputGradient(networksCanvas, target), ownGradient);
            int side = network.preprocessing().size();
            float[] coarse = Maps.coarse(gradient, side, side / model.model().latentSize());
            pairs.add(new HeatmapMeasures.Pair(
                    done,
                    cell.label(),
                    classes.get(target),
                    regions.areas(),
                    MapMeasure.of(truth, truth, regions),
                    MapMeasure.of(Maps.beyondGround(heatmap.decoded()), truth, regions),
                    MapMeasure.of(heatmap.change(), truth, regions),
                    MapMeasure.of(Maps.turned(heatmap.change()), truth, regions),
                    MapMeasure.of(gradient, networksTruth, networksRegions),
                    MapMeasure.of(coarse, networksTruth, networksRegions)));
        }
        modelRight += explanation.predicted() == own ? 1 : 0;
        baselineRight += network.logits(List.of(networksCanvas)).get(0).predicted() == own ? 1 : 0;
        done++;
    }

    private static float[] minus(float[] a, float[] b) {
        float[] difference = a.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= b[i];
        }
        return difference;
    }
}
