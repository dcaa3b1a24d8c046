package cytodiffusion.report.cytodiffusion.turing;

import cytodiffusion.paper.cytodiffusion.PaperResults;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.paper.cytodiffusion.turing.Measures;
import cytodiffusion.paper.cytodiffusion.turing.RaterPanel;
import cytodiffusion.paper.cytodiffusion.turing.Share;
import cytodiffusion.paper.cytodiffusion.turing.TuringKey;
import cytodiffusion.paper.cytodiffusion.turing.TuringScore;
import cytodiffusion.report.Tables;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.report.chart.EstimateScatter;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 01 shows of the people, or of the simulated raters, who took the Turing test. */
public final class TuringResults {
    private static final double CHANCE = 50;

    private final TuringScore score;
    private final String who;

    private TuringResults(TuringScore score, String who) {
        this.score = score;
        this.who = who;
    }

    /** Scores a panel's answers. */
    public static TuringResults of(TuringKey key, RaterPanel panel) {
        return new TuringResults(
                TuringScore.of(key, panel.raters(), Study.SEED), panel.simulated() ? "simulated raters" : "raters");
    }

    public TuringScore score() {
        return score;
    }

    /**
     * All answers beside the paper's, in percent: once with the exact interval for independent answers, as the paper has it,
     * once with one that allows for several raters having seen the same cells.
     */
    public Table besidePaper() {
        Table table = Table.create(
                "All " + who,
                StringColumn.create("Quantity"),
                StringColumn.create("This run (%), Clopper-Pearson"),
                StringColumn.create("This run (%), over raters and cells"),
                IntColumn.create("Answers"),
                StringColumn.create("Paper (%)"));
        Measures all = score.all();
        append(table, "Accuracy", all.accuracy(), PaperResults.TURING_ACCURACY);
        append(table, "Sensitivity: synthetic cells recognised", all.sensitivity(), PaperResults.TURING_SENSITIVITY);
        append(table, "Specificity: real cells recognised", all.specificity(), PaperResults.TURING_SPECIFICITY);
        append(
                table,
                "Synthetic cells given the intended class",
                all.syntheticAgreement(),
                PaperResults.TURING_AGREEMENT);
        append(table, "Real cells given the class of their label", all.realAgreement(), null);
        return table;
    }

    private static void append(Table table, String quantity, Share share, PointEstimate paper) {
        table.stringColumn(0).append(quantity);
        table.stringColumn(1).append(percent(share.exact()));
        table.stringColumn(2).append(percent(share.crossed()));
        table.intColumn(3).append(share.total());
        table.stringColumn(4).append(paper == null ? Tables.NOT_IN_OUR_COPY : Numbers.printed(paper, 1));
    }

    /** Each rater, with the exact interval of the accuracy. */
    public Table byRater() {
        StringColumn name = StringColumn.create("Rater");
        DoubleColumn years = DoubleColumn.create("Years of experience");
        Columns columns = new Columns();
        DoubleColumn seconds = DoubleColumn.create("Seconds a cell (median)");
        for (TuringScore.OfRater rater : score.raters()) {
            name.append(rater.rater());
            years.append(rater.years());
            columns.append(rater.measures(), percent(rater.measures().accuracy().exact()));
            seconds.append(rater.medianSeconds());
        }
        Table table = Table.create(capital("each of the " + who), name, years);
        return columns.addTo(table).addColumns(seconds);
    }

    /** Each class over all raters, with the interval of the accuracy that allows for their having seen the same cells. */
    public Table byClass() {
        StringColumn name = StringColumn.create("Class");
        Columns columns = new Columns();
        for (TuringScore.OfClass of : score.classes()) {
            Share accuracy = of.measures().accuracy();
            name.append(of.name());
            columns.append(
                    of.measures(),
                    accuracy.crossed().isEmpty()
                            ? percent(accuracy.exact())
                            : Numbers.fixed(100 * accuracy.value(), 1) + " " + percent(accuracy.crossed()));
        }
        return columns.addTo(Table.create("Each class, all " + who, name));
    }

    /** How far raters agree with each other, and whether experience helps. */
    public Table agreement() {
        return Table.create(
                "Agreement and experience, " + who,
                StringColumn.create(
                        "Quantity",
                        "Raters",
                        "Cells that all of them answered",
                        "Fleiss' kappa, real or synthetic",
                        "Fleiss' kappa, class",
                        "Spearman's correlation of experience and accuracy",
                        "p, by permutation"),
                StringColumn.create(
                        "Value",
                        String.valueOf(score.raters().size()),
                        String.valueOf(score.commonCells()),
                        number(score.originKappa()),
                        number(score.classKappa()),
                        number(score.experience().rho()),
                        Double.isNaN(score.experience().p())
                                ? Numbers.MISSING
                                : Numbers.fixed(score.experience().p(), 4)));
    }

    /** The accuracy of each rater against experience, beside that of all and guessing. */
    public XYChart byExperience() {
        Share all = score.all().accuracy();
        return EstimateScatter.of(
                "Real or synthetic? " + capital(who),
                "Experience (years)",
                "Right answers (%)",
                "rater, 95 % interval",
                score.raters().stream().mapToDouble(TuringScore.OfRater::years).toArray(),
                score.raters().stream()
                        .map(rater -> rater.measures().accuracy().exact().times(100))
                        .toList(),
                "all, 95 % interval",
                (all.crossed().isEmpty() ? all.exact() : holding(all)).times(100),
                CHANCE);
    }

    /** A percentile interval need not hold the estimate, but for all that is drawn. */
    private static PointEstimate holding(Share share) {
        Interval interval = share.crossed().orElseThrow();
        return new PointEstimate(
                share.value(), Math.min(interval.lower(), share.value()), Math.max(interval.upper(), share.value()));
    }

    /** The classes that were to be generated, against those that raters saw. */
    public Figure classesSeen() {
        return Charts.answerPairs(
                "Classes of synthetic cells, " + who, "Intended class", "Class seen", score.onSynthetic());
    }

    /** Columns that raters and classes share. */
    private static final class Columns {
        private final IntColumn cells = IntColumn.create("Answers");
        private final StringColumn accuracy = StringColumn.create("Accuracy (%)");
        private final DoubleColumn sensitivity = DoubleColumn.create("Sensitivity (%)");
        private final DoubleColumn specificity = DoubleColumn.create("Specificity (%)");
        private final DoubleColumn synthetic = DoubleColumn.create("Intended class, synthetic (%)");
        private final DoubleColumn real = DoubleColumn.create("Label's class, real (%)");

        void append(Measures measures, String accuracyText) {
            cells.append(measures.accuracy().total());
            accuracy.append(accuracyText);
            sensitivity.append(100 * measures.sensitivity().value());
            specificity.append(100 * measures.specificity().value());
            synthetic.append(100 * measures.syntheticAgreement().value());
            real.append(100 * measures.realAgreement().value());
        }

        Table addTo(Table table) {
            return table.addColumns(cells, accuracy, sensitivity, specificity, synthetic, real);
        }
    }

    private static String percent(PointEstimate share) {
        return Numbers.estimate(share.times(100), 1);
    }

    private static String percent(Optional<Interval> interval) {
        return interval.map(
                        i -> "[" + Numbers.fixed(100 * i.lower(), 1) + ", " + Numbers.fixed(100 * i.upper(), 1) + "]")
                .orElse(Numbers.MISSING);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? Numbers.MISSING : Numbers.fixed(value, 3);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
