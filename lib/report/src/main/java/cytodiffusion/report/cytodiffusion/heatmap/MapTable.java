package cytodiffusion.report.cytodiffusion.heatmap;

import cytodiffusion.explain.Region;
import cytodiffusion.paper.cytodiffusion.heatmap.HeatmapMeasures;
import cytodiffusion.paper.cytodiffusion.heatmap.HeatmapMeasures.Pair;
import cytodiffusion.paper.cytodiffusion.heatmap.MapMeasure;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 07 asks questions of: how each map of each measured cell agrees with what really changes. */
public final class MapTable {
    private MapTable() {}

    /**
     * A row for each cell, class that it could become and map: {@code cell, label, target, map}, the share of the map's
     * magnitude on each region and the share of the square that this region covers ({@code nucleus} and {@code nucleusArea},
     * say), {@code place} and {@code colour} (see {@link MapMeasure}). Without rows where nothing was measured.
     */
    public static Table of(HeatmapMeasures measures) {
        Table table = Table.create(
                "Maps",
                IntColumn.create("cell"),
                StringColumn.create("label"),
                StringColumn.create("target"),
                StringColumn.create("map"));
        for (Region region : Region.values()) {
            table.addColumns(DoubleColumn.create(name(region)), DoubleColumn.create(name(region) + "Area"));
        }
        table.addColumns(DoubleColumn.create("place"), DoubleColumn.create("colour"));
        measures.pairs()
                .forEach(pair -> kinds().forEach((name, measure) -> append(table, pair, name, measure.apply(pair))));
        return table;
    }

    private static String name(Region region) {
        return region.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Function<Pair, MapMeasure>> kinds() {
        Map<String, Function<Pair, MapMeasure>> kinds = new LinkedHashMap<>();
        kinds.put("truth", Pair::truth);
        kinds.put("heatmap", Pair::heatmap);
        kinds.put("difference", Pair::change);
        kinds.put("turned", Pair::turned);
        kinds.put("gradient", Pair::gradient);
        kinds.put("coarse gradient", Pair::coarseGradient);
        return kinds;
    }

    private static void append(Table table, Pair pair, String map, MapMeasure measure) {
        table.intColumn("cell").append(pair.cell());
        table.stringColumn("label").append(pair.label());
        table.stringColumn("target").append(pair.target());
        table.stringColumn("map").append(map);
        for (Region region : Region.values()) {
            table.doubleColumn(name(region)).append(measure.share(region));
            table.doubleColumn(name(region) + "Area").append(pair.area()[region.ordinal()]);
        }
        table.doubleColumn("place").append(measure.place());
        table.doubleColumn("colour").append(measure.colour());
    }
}
