package cytodiffusion.report.cytodiffusion.heatmap;

import cytodiffusion.explain.Region;
import cytodiffusion.paper.cytodiffusion.heatmap.HeatmapMeasures;
import cytodiffusion.paper.cytodiffusion.heatmap.HeatmapMeasures.Pair;
import cytodiffusion.paper.cytodiffusion.heatmap.MapMeasure;
import cytodiffusion.report.Tables;
import cytodiffusion.report.chart.GroupedBars;
import cytodiffusion.report.chart.GroupedBars.Bars;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.NoteFigure;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.report.record.RunRecord;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 07 measures: where heatmaps fall on drawn cells, and how well they say what changes. */
public final class HeatmapTables {
    /** Pairs of classes that differ in what is drawn in known places, the paper's examples first. */
    private static final List<List<String>> PAIRS = List.of(
            List.of("eosinophil", "neutrophil"),
            List.of("neutrophil", "eosinophil"),
            List.of("monocyte", "immature granulocyte"),
            List.of("lymphocyte", "erythroblast"),
            List.of("platelet", "lymphocyte"));

    /** A kind of map and where its measure stands. */
    private record Kind(String name, Function<Pair, MapMeasure> measure) {}

    private static final Kind HEATMAP = new Kind("heatmap, as in the paper", Pair::heatmap);
    private static final Kind CHANGE = new Kind("the difference on the cell", Pair::change);
    private static final Kind TURNED = new Kind("the same, turned by 180 degrees", Pair::turned);
    private static final Kind TRUTH = new Kind("what really changes", Pair::truth);
    private static final Kind GRADIENT = new Kind("gradient of the baseline", Pair::gradient);
    private static final Kind COARSE = new Kind("gradient, as coarse as a heatmap", Pair::coarseGradient);

    private HeatmapTables() {}

    /**
     * The share of each map's magnitude on each region of the cell, over all cells and targets, beside the region's area.
     */
    public static Figure shares(HeatmapMeasures measures) {
        if (measures.isEmpty()) {
            return new NoteFigure(Heatmaps.NEEDS_DRAWN_CELLS);
        }
        return Figure.of(sharesChart(measures));
    }

    /** The same as a chart to restyle, where there are measures. */
    public static XYChart sharesChart(HeatmapMeasures measures) {
        List<Region> regions = List.of(Region.values());
        double[] chance = regions.stream()
                .mapToDouble(region -> 100 * area(measures.pairs(), region).value())
                .toArray();
        List<Bars> bars = List.of(TRUTH, HEATMAP, CHANGE, GRADIENT).stream()
                .map(kind -> new Bars(
                        kind.name(),
                        regions.stream()
                                .map(region -> share(measures.pairs(), kind, region))
                                .toList()))
                .toList();
        return GroupedBars.of(
                "Where the maps fall (" + measures.cells() + " drawn cells)",
                "Share of the map (%)",
                regions.stream().map(HeatmapTables::name).toList(),
                bars,
                chance,
                "a random map: the region's share of the area");
    }

    /** The same for single pairs of classes, in per cent with 95 % intervals. */
    public static Table pairs(HeatmapMeasures measures) {
        StringColumn cell = StringColumn.create("Cell");
        StringColumn target = StringColumn.create("To become");
        StringColumn region = StringColumn.create("Region");
        StringColumn area = StringColumn.create("Area (%)");
        StringColumn truth = StringColumn.create("Really changes (%)");
        StringColumn heatmap = StringColumn.create("Heatmap (%)");
        StringColumn change = StringColumn.create("On the cell (%)");
        StringColumn gradient = StringColumn.create("Gradient (%)");
        for (List<String> names : PAIRS) {
            List<Pair> some = measures.pairs(names.get(0), names.get(1));
            for (Region r : some.isEmpty() ? new Region[0] : Region.values()) {
                cell.append(names.get(0));
                target.append(names.get(1));
                region.append(name(r));
                area.append(Numbers.fixed(100 * area(some, r).value(), 1));
                truth.append(Numbers.estimate(share(some, TRUTH, r), 1));
                heatmap.append(Numbers.estimate(share(some, HEATMAP, r), 1));
                change.append(Numbers.estimate(share(some, CHANGE, r), 1));
                gradient.append(Numbers.estimate(share(some, GRADIENT, r), 1));
            }
        }
        return Table.create("Pairs of classes", cell, target, region, area, truth, heatmap, change, gradient);
    }

    /** How well each kind of map agrees with what really changes, over all cells and targets. */
    public static Table agreement(HeatmapMeasures measures) {
        StringColumn map = StringColumn.create("Map");
        StringColumn place = StringColumn.create("Where (correlation of magnitudes)");
        StringColumn colour = StringColumn.create("What (correlation of the changes)");
        StringColumn right = StringColumn.create("Cells that its network takes for what they are");
        for (Kind kind : measures.isEmpty() ? List.<Kind>of() : List.of(HEATMAP, CHANGE, TURNED, GRADIENT, COARSE)) {
            map.append(kind.name());
            place.append(Numbers.estimate(place(measures, kind), 2));
            colour.append(Numbers.estimate(colour(measures, kind), 2));
            right.append(Tables.percent(
                    accuracy(byModel(kind) ? measures.modelRight() : measures.baselineRight(), measures.cells())));
        }
        return Tables.noted(
                Table.create("Agreement with what really changes", map, place, colour, right), Tables.OVER_CELLS);
    }

    /** Adds the means to a run's record, where there are any. */
    public static void record(RunRecord run, HeatmapMeasures measures) {
        if (measures.isEmpty()) {
            return;
        }
        run.metric("measuredCells", measures.cells());
        run.metric("placeHeatmap", place(measures, HEATMAP)).metric("colourHeatmap", colour(measures, HEATMAP));
        run.metric("placeChange", place(measures, CHANGE)).metric("colourChange", colour(measures, CHANGE));
        run.metric("placeTurned", place(measures, TURNED)).metric("colourTurned", colour(measures, TURNED));
        run.metric("placeGradient", place(measures, GRADIENT)).metric("colourGradient", colour(measures, GRADIENT));
        run.metric("placeCoarseGradient", place(measures, COARSE));
        run.metric("colourCoarseGradient", colour(measures, COARSE));
    }

    /** Whether it is the diffusion model's map. */
    private static boolean byModel(Kind kind) {
        return kind != GRADIENT && kind != COARSE;
    }

    private static PointEstimate place(HeatmapMeasures measures, Kind kind) {
        return measures.mean(pair -> kind.measure().apply(pair).place());
    }

    private static PointEstimate colour(HeatmapMeasures measures, Kind kind) {
        return measures.mean(pair -> kind.measure().apply(pair).colour());
    }

    private static PointEstimate share(List<Pair> some, Kind kind, Region region) {
        return HeatmapMeasures.mean(
                some, pair -> 100 * kind.measure().apply(pair).share(region));
    }

    private static PointEstimate area(List<Pair> some, Region region) {
        return HeatmapMeasures.mean(some, pair -> pair.area()[region.ordinal()]);
    }

    private static PointEstimate accuracy(int right, int cells) {
        return new PointEstimate((double) right / cells, BinomialInterval.wilson(right, cells, Interval.LEVEL));
    }

    private static String name(Region region) {
        return region.name().toLowerCase(Locale.ROOT);
    }
}
