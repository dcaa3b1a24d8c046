package cytodiffusion.report.cytodiffusion.method;

import cytodiffusion.bench.ConditioningComparison;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.TrialErrors;
import cytodiffusion.paper.cytodiffusion.method.Denoised;
import cytodiffusion.paper.cytodiffusion.method.EliminationStudy;
import cytodiffusion.paper.cytodiffusion.method.ErrorsByTimestep;
import cytodiffusion.paper.cytodiffusion.method.FollowedCell;
import cytodiffusion.paper.cytodiffusion.method.SharedNoise;
import cytodiffusion.report.chart.Band;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.report.cytodiffusion.StartHere;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.ImageGrid;
import cytodiffusion.report.figure.ImageGrid.Mark;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.report.figure.PanelFigure;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.run.TrialWeighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 08 shows of one cell: denoised under two classes, its errors, and what the class tells the network. */
public final class HowItWorks {
    private static final int RANGES = 20;
    private static final int HEAVIEST = 5;
    private static final int TIMESTEPS = 1000;
    private static final int PANEL_WIDTH = 560;
    private static final int PANEL_HEIGHT = 380;

    private HowItWorks() {}

    /**
     * The cell under more and more noise, and what the model takes it to have been under each of two classes. The better
     * guess at each timestep is framed; below each stands its error.
     */
    public static ImageGrid denoised(FollowedCell cell, List<Denoised> steps) {
        List<List<ImageGrid.Cell>> rows = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        rows.add(new ArrayList<>(List.of(new ImageGrid.Cell(cell.view(), "the cell"))));
        titles.add("noise added");
        steps.forEach(step -> rows.get(0).add(new ImageGrid.Cell(step.noisy(), "t = " + step.timestep())));
        for (int guess = 0; guess < steps.get(0).guesses().size(); guess++) {
            int label = steps.get(0).guesses().get(guess).label();
            titles.add("denoised as " + cell.classes().get(label));
            List<ImageGrid.Cell> row = new ArrayList<>(List.of(new ImageGrid.Cell(cell.view(), "the cell")));
            for (Denoised step : steps) {
                Denoised.Guess shown = step.guesses().get(guess);
                row.add(new ImageGrid.Cell(
                        shown.image(),
                        String.format(Locale.ROOT, "error %.2f", shown.error()),
                        guess == step.best() ? Mark.RIGHT : Mark.NONE));
            }
            rows.add(row);
        }
        return ImageGrid.ofRows(rows).withRowTitles(titles).withCellSize(112);
    }

    /**
     * The cell's errors against the timestep, in ranges of 50: as they are, for the two closest classes, and how far
     * those of each class lie above the best one's, each as the mean with its 95 % interval.
     */
    public static Figure errors(FollowedCell cell) {
        TrialErrors errors = TrialWeighting.UNIFORM.of(cell.trials());
        int[] timesteps = cell.trials().timesteps();
        List<Band> plain = new ArrayList<>();
        for (int c : cell.closest()) {
            plain.add(band(cell.classes().get(c), ErrorsByTimestep.mean(timesteps, errors.byClass()[c], RANGES)));
        }
        List<Band> above = new ArrayList<>();
        int[] ranking = cell.ranking();
        for (int place = 1; place < ranking.length; place++) {
            above.add(band(
                    cell.classes().get(ranking[place]),
                    ErrorsByTimestep.mean(timesteps, errors.pairedDifferences(ranking[place], ranking[0]), RANGES)));
        }
        String best = cell.classes().get(ranking[0]);
        return new PanelFigure(List.of(List.of(
                PanelFigure.panel(
                        Charts.bands("The two closest classes", "Timestep", "Squared error", plain),
                        PANEL_WIDTH,
                        PANEL_HEIGHT),
                PanelFigure.panel(
                        Charts.bands("Error above that of " + best, "Timestep", "Difference of squared errors", above),
                        PANEL_WIDTH,
                        PANEL_HEIGHT))));
    }

    private static Band band(String name, ErrorsByTimestep.Line line) {
        return new Band(name, line.timestep(), line.value(), line.low(), line.high());
    }

    /**
     * How the bands of the classes part while the trials go on, under this elimination: what the paired t-test looks at
     * ({@link StartHere#race}).
     */
    public static XYChart race(FollowedCell cell, EliminationSettings settings) {
        return StartHere.race(cell.classes(), cell.eliminated(settings));
    }

    /** Cross-attention over 77 tokens beside the vector that it comes to. */
    public static Table conditioning(ConditioningComparison comparison) {
        StringColumn what = StringColumn.create("Class conditioning");
        StringColumn difference = StringColumn.create("Largest difference from the vector");
        DoubleColumn millis = DoubleColumn.create("Milliseconds an evaluation");
        DoubleColumn ratio = DoubleColumn.create("Times the vector's");
        row(what, difference, "one vector for each class", "–");
        millis.append(comparison.vectorMillis());
        ratio.append(1);
        row(
                what,
                difference,
                "attention over " + ConditioningComparison.TOKENS + " equal tokens",
                share(comparison.largestDifference()));
        millis.append(comparison.attentionMillis());
        ratio.append(comparison.ratio());
        row(
                what,
                difference,
                "attention over " + ConditioningComparison.TOKENS + " tokens that differ",
                share(comparison.largestDifferenceOfOthers()));
        millis.appendMissing();
        ratio.appendMissing();
        return Table.create("Cross-attention, float32", what, difference, millis, ratio);
    }

    private static String share(double difference) {
        return difference == 0 ? "none" : String.format(Locale.ROOT, "%.1e of the largest output", difference);
    }

    /** How exact a paired comparison is with noise that the classes share, and with a draw for each class. */
    public static Table sharedNoise(SharedNoise noise) {
        StringColumn what = StringColumn.create("Noise");
        StringColumn variance = StringColumn.create("Variance of a trial's difference");
        DoubleColumn trials = DoubleColumn.create("Trials for the same exactness");
        row(what, variance, "shared by both classes", String.format(Locale.ROOT, "%.3g", noise.shared()));
        trials.append(1);
        row(what, variance, "a draw for each class", String.format(Locale.ROOT, "%.3g", noise.separate()));
        trials.append(noise.ratio());
        return Table.create("One noise for all classes", what, variance, trials);
    }

    /**
     * How often the trials of one part of the timesteps alone are right, with Wilson's 95 % interval.
     *
     * @param parts how many equal parts there are
     */
    public static Table parts(TrialRecord record, int parts) {
        StringColumn timesteps = StringColumn.create("Timesteps");
        DoubleColumn trials = DoubleColumn.create("Trials");
        StringColumn accuracy = StringColumn.create("Accuracy (%)");
        for (int number = 0; number < parts; number++) {
            int from = number * TIMESTEPS / parts;
            int to = (number + 1) * TIMESTEPS / parts;
            TrialRecord part = record.within(from, to);
            EliminationStudy study = new EliminationStudy(part, record.ownWeighting());
            timesteps.append(from + " to " + (to - 1));
            trials.append(part.settings().trials());
            accuracy.append(
                    Numbers.estimate(study.replay(study.none()).accuracy().times(100), 1));
        }
        return Table.create("One part of the timesteps alone", timesteps, trials, accuracy);
    }

    /** The five trials of a cell that count most. */
    public static Table heaviest(FollowedCell cell) {
        IntColumn trial = IntColumn.create("Trial");
        IntColumn timestep = IntColumn.create("Timestep");
        DoubleColumn weight = DoubleColumn.create("Weight (mean: 1)");
        DoubleColumn lead = DoubleColumn.create("Lead of the best class (mean: 1)");
        for (FollowedCell.Heavy heavy : cell.heaviest(HEAVIEST)) {
            trial.append(heavy.trial());
            timestep.append(heavy.timestep());
            weight.append(heavy.weight());
            lead.append(heavy.lead());
        }
        return Table.create("The heaviest of " + cell.trials().trials() + " trials", trial, timestep, weight, lead);
    }

    private static void row(StringColumn a, StringColumn b, String first, String second) {
        a.append(first);
        b.append(second);
    }
}
