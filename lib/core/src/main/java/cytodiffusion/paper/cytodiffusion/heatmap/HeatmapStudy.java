package cytodiffusion.paper.cytodiffusion.heatmap;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.explain.Explainer;
import cytodiffusion.explain.Explanation;
import cytodiffusion.explain.Heatmap;
import cytodiffusion.explain.HeatmapSettings;
import cytodiffusion.model.OpenModel;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * The paper's experiment on explanations (CytoDiffusion, Sections 1.7 and 3.11): what would have to change in a cell for
 * the model to see another class.
 */
public final class HeatmapStudy implements AutoCloseable {
    /** Cells of a class that are tried until the model takes one for what it is. */
    private static final int TRIES = 3;

    private static final List<String> FIGURE_5 = List.of("eosinophil", "neutrophil");

    private final Study study;
    private final OpenModel model;
    private final HeatmapSettings settings;
    private final Explainer explainer;
    private final HeatmapCells cells;
    private final Map<String, ExplainedCell> examples = new LinkedHashMap<>();

    private HeatmapStudy(Study study, OpenModel model) {
        this.study = study;
        this.model = model;
        settings =
                HeatmapSettings.PUBLISHED.withTrials(study.profile().heatmaps().trials());
        explainer = model.explainer(settings.trials(), Study.SEED);
        cells = new HeatmapCells(study, model.card());
    }

    /**
     * With the study's model.
     *
     * @throws IOException where its training was interrupted
     */
    public static HeatmapStudy of(Study study) throws IOException {
        return new HeatmapStudy(study, study.model());
    }

    /** How heatmaps are made: published, with the profile's trials. */
    public HeatmapSettings settings() {
        return settings;
    }

    /** The autoencoder's, by which a difference is divided before it is decoded. */
    public double scalingFactor() {
        return explainer.scalingFactor();
    }

    /** The model's classes. */
    public List<String> classes() {
        return model.card().classes();
    }

    /** The cell's class and the target of the paper's Figure 5; where the model does not know both, its first two. */
    public List<String> pairOfFigure5() {
        return classes().containsAll(FIGURE_5) ? FIGURE_5 : classes().subList(0, 2);
    }

    /** Whether the cells are drawn, so that it is known what changes from class to class. */
    public boolean drawn() {
        return study.drawn();
    }

    /**
     * A cell of this class that the model takes for what it is, if one of the first few is; the same every time.
     *
     * @throws IOException where it was interrupted before the first trial, or there is no such cell
     */
    public ExplainedCell example(String label) throws IOException {
        return example(label, study.progress());
    }

    private ExplainedCell example(String label, Progress progress) throws IOException {
        ExplainedCell known = examples.get(label);
        if (known != null) {
            return known;
        }
        ExplainedCell first = null;
        boolean interrupted = false;
        for (SampleCell cell : cells.of(label, TRIES)) {
            ExplainedCell explained = explain(cell, progress);
            first = first == null || explained.right() ? explained : first;
            interrupted = explained.explanation().trials() < settings.trials();
            if (explained.right() || interrupted) {
                break;
            }
        }
        if (first == null) {
            throw new IOException(
                    "There is no cell of the class '" + label + "' that the model has not seen; there are "
                            + String.join(", ", study.images().classes()));
        }
        if (!interrupted) {
            examples.put(label, first);
        }
        return first;
    }

    /**
     * A cell of each class, as for the paper's Figure 6; where it is interrupted, those that are done.
     *
     * @throws IOException where none is
     */
    public List<ExplainedCell> examples() throws IOException {
        List<String> known = classes().stream()
                .filter(study.drawn() ? label -> true : study.images().classes()::contains)
                .toList();
        List<ExplainedCell> done = new ArrayList<>();
        try (Progress.Task task = study.progress().start("Explaining a cell of each class", "cells", known.size())) {
            for (String label : known) {
                if (Thread.currentThread().isInterrupted() && !done.isEmpty()) {
                    break;
                }
                done.add(example(label, Progress.SILENT));
                task.update(done.size(), "");
            }
        }
        return done;
    }

    /** Runs the trials of any cell. */
    public ExplainedCell explain(SampleCell cell) throws IOException {
        return explain(cell, study.progress());
    }

    private ExplainedCell explain(SampleCell cell, Progress progress) throws IOException {
        RgbImage canvas = explainer.preprocessing().canvas(cell.picture());
        try {
            Explanation explanation = explainer.explain(canvas, Stop.onInterrupt(), progress);
            return new ExplainedCell(
                    cell,
                    explainer.preprocessing().center(canvas),
                    explanation,
                    classes().get(explanation.predicted()));
        } catch (CancellationException e) {
            throw new IOException(e.getMessage() + "; run the cell again", e);
        }
    }

    /** The heatmap of what would make the model see {@code target}. */
    public Heatmap heatmap(ExplainedCell cell, String target) {
        return heatmap(cell, target, settings.gain());
    }

    /** The same with another gain. */
    public Heatmap heatmap(ExplainedCell cell, String target, double gain) {
        return explainer.heatmap(cell.explanation(), index(target), gain);
    }

    private int index(String target) {
        int index = classes().indexOf(target);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "The model knows no class '" + target + "'; choose one of " + String.join(", ", classes()));
        }
        return index;
    }

    /** What changes when a drawn cell is drawn again as another class, see {@link TrueChange#of}. */
    public float[] trueChange(ExplainedCell cell, String target) {
        return TrueChange.of(cell.cell(), target, explainer.preprocessing());
    }

    /** The square that the model sees of a picture. */
    public RgbImage view(RgbImage picture) {
        return explainer.preprocessing().center(explainer.preprocessing().canvas(picture));
    }

    /**
     * Measures heatmaps of drawn cells, and a discriminative network's gradients beside them, against what really
     * changes. The network is trained once and kept.
     *
     * @return {@link HeatmapMeasures#NONE} where the cells are not drawn
     * @throws IOException where the training, or the measuring of the first cell, was interrupted
     */
    public HeatmapMeasures measure() throws IOException {
        return drawn() ? new HeatmapMeasurement(study, model).run() : HeatmapMeasures.NONE;
    }

    @Override
    public void close() {
        explainer.close();
    }
}
