package cytodiffusion.report.cytodiffusion.heatmap;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.explain.Heatmap;
import cytodiffusion.explain.HeatmapFiles;
import cytodiffusion.explain.HeatmapSettings;
import cytodiffusion.nn.latent.AutoencoderConfig;
import cytodiffusion.paper.cytodiffusion.heatmap.ExplainedCell;
import cytodiffusion.paper.cytodiffusion.heatmap.HeatmapStudy;
import cytodiffusion.report.figure.ClassGrid;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.ImageGrid;
import cytodiffusion.report.figure.NoteFigure;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.report.figure.Shades;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 07 shows of counterfactual heatmaps; {@link HeatmapTables} has what is measured on them. */
public final class Heatmaps {
    static final String NEEDS_DRAWN_CELLS = "What really changes from class to class is known of drawn cells only."
            + " Leave CYTO_DATASET unset to measure on the synthetic smear.";

    private static final int LARGE = 96;
    private static final int SMALL = 64;

    private Heatmaps() {}

    /** The three numbers that a heatmap's strength depends on, and the trials. */
    public static Table settings(HeatmapStudy study) {
        HeatmapSettings here = study.settings();
        HeatmapSettings published = HeatmapSettings.PUBLISHED;
        double scaling = study.scalingFactor();
        double theirScaling = AutoencoderConfig.stableDiffusion15().scalingFactor();
        StringColumn name = StringColumn.create("Setting");
        StringColumn ours = StringColumn.create("Here");
        StringColumn theirs = StringColumn.create("Published code");
        name.append("trials of each class");
        ours.append(Integer.toString(here.trials()));
        theirs.append(Integer.toString(published.trials()));
        name.append("gain");
        ours.append(Numbers.fixed(here.gain(), 0));
        theirs.append(Numbers.fixed(published.gain(), 0));
        name.append("scaling factor of the autoencoder");
        ours.append(Numbers.fixed(scaling, 5));
        theirs.append(Numbers.fixed(theirScaling, 5));
        name.append("gain over scaling factor");
        ours.append(Numbers.fixed(here.gain() / scaling, 1));
        theirs.append(Numbers.fixed(published.gain() / theirScaling, 1));
        return Table.create("Settings of the heatmaps", name, ours, theirs);
    }

    /**
     * One cell and one target, as in the paper's Figure 5: the cell, the heatmap and the overlay; besides the cell with
     * the difference added, and how much that changes; of a drawn cell also the same cell drawn as the target, and what
     * changes by that.
     */
    public static Figure single(HeatmapStudy study, ExplainedCell cell, String target) {
        Heatmap heatmap = study.heatmap(cell, target);
        double[] magnitude = heatmap.magnitude();
        double strongest = Arrays.stream(magnitude).max().orElse(0);
        List<ImageGrid.Cell> row = new ArrayList<>();
        row.add(new ImageGrid.Cell(cell.view(), title(cell)));
        row.add(new ImageGrid.Cell(heatmap.image(), "heatmap: the decoder's output"));
        row.add(new ImageGrid.Cell(heatmap.overlay(cell.view(), HeatmapFiles.OVERLAY_OPACITY), "laid over the cell"));
        row.add(new ImageGrid.Cell(heatmap.changed(), "the difference added to the cell"));
        row.add(new ImageGrid.Cell(
                Shades.of(magnitude, heatmap.side(), strongest), "how much that changes: white 0, darkest most"));
        cell.cell().drawing().ifPresent(drawing -> {
            row.add(new ImageGrid.Cell(study.view(drawing.as(target).image()), "the same, drawn as " + target));
            row.add(new ImageGrid.Cell(trueChange(study, cell, target), "what really changes, on grey"));
        });
        return ImageGrid.ofRows(List.of(row))
                .withTitle("From " + cell.predicted() + " to " + target)
                .withCellSize(LARGE);
    }

    private static String title(ExplainedCell cell) {
        String label = cell.cell().label();
        return cell.right() ? label : label + ", taken for " + cell.predicted();
    }

    /** Half of the change on grey, so that all of it can be shown. */
    private static RgbImage trueChange(HeatmapStudy study, ExplainedCell cell, String target) {
        float[] planes = study.trueChange(cell, target);
        for (int i = 0; i < planes.length; i++) {
            planes[i] /= 2;
        }
        return RgbImage.ofPlanes(planes, 0, cell.view().width(), cell.view().height());
    }

    /** The same heatmap with other gains, and below each the cell with the difference added. */
    public static Figure gains(HeatmapStudy study, ExplainedCell cell, String target, double... gains) {
        List<ImageGrid.Cell> alone = new ArrayList<>();
        List<ImageGrid.Cell> added = new ArrayList<>();
        Heatmap none = study.heatmap(cell, cell.predicted());
        alone.add(new ImageGrid.Cell(none.image(), "no difference"));
        added.add(new ImageGrid.Cell(none.changed(), "no difference"));
        for (double gain : gains) {
            Heatmap heatmap = study.heatmap(cell, target, gain);
            String caption = "gain " + Numbers.inColumn(gain, gain < 1 ? 1 : 0);
            alone.add(new ImageGrid.Cell(heatmap.image(), caption));
            added.add(new ImageGrid.Cell(heatmap.changed(), caption));
        }
        return ImageGrid.ofRows(List.of(alone, added))
                .withRowTitles(List.of("heatmap", "added to the cell"))
                .withTitle("From " + cell.predicted() + " to " + target + " with other gains")
                .withCellSize(LARGE);
    }

    /** Every class against every class, as in the paper's Figure 6: a cell a row, on its own class the cell itself. */
    public static Figure grid(HeatmapStudy study, List<ExplainedCell> cells) {
        return grid(
                study,
                "Counterfactual heatmaps",
                cells,
                (cell, target) -> target.equals(cell.predicted())
                        ? cell.view()
                        : study.heatmap(cell, target).image());
    }

    /** The same for overlays. */
    public static Figure overlays(HeatmapStudy study, List<ExplainedCell> cells) {
        return grid(study, "Laid over the cells", cells, (cell, target) -> study.heatmap(cell, target)
                .overlay(cell.view(), HeatmapFiles.OVERLAY_OPACITY));
    }

    /** What really changes in the same cells when they are drawn again as each class, on grey. */
    public static Figure trueChanges(HeatmapStudy study, List<ExplainedCell> cells) {
        if (!study.drawn()) {
            return new NoteFigure(NEEDS_DRAWN_CELLS);
        }
        return grid(
                study,
                "What really changes",
                cells,
                (cell, target) -> target.equals(cell.cell().label()) ? cell.view() : trueChange(study, cell, target));
    }

    private static Figure grid(
            HeatmapStudy study,
            String title,
            List<ExplainedCell> cells,
            BiFunction<ExplainedCell, String, RgbImage> picture) {
        return new ClassGrid(
                title,
                "The cell",
                "What would have to change for it to become",
                cells.stream().map(Heatmaps::title).toList(),
                study.classes(),
                cells.stream()
                        .map(cell -> study.classes().stream()
                                .map(target -> picture.apply(cell, target))
                                .toList())
                        .toList(),
                SMALL);
    }
}
