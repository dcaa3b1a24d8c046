package cytodiffusion.report.cytodiffusion.indomain;

import cytodiffusion.evaluation.LabelReview;
import cytodiffusion.paper.cytodiffusion.PaperResults;
import cytodiffusion.paper.cytodiffusion.indomain.InDomainStudy;
import cytodiffusion.paper.cytodiffusion.indomain.PlantedErrors;
import cytodiffusion.report.ReviewSheet;
import cytodiffusion.report.Tables;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.report.chart.Curve;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.NoteFigure;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PValues;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.Prediction;
import cytodiffusion.stats.curves.RankedSearch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 02 shows of the review of labels (Section 3.4). */
public final class ReviewedLabels {
    private static final int SHEET = 18;

    private ReviewedLabels() {}

    /** The most suspicious labels, to look at; those that were made wrong on purpose have a dashed frame. */
    public static Figure sheet(InDomainStudy.Review review) throws IOException {
        if (review.ranked().suspects().isEmpty()) {
            return new NoteFigure("The model agrees with every label.");
        }
        Set<String> wrong = review.planted().map(PlantedErrors::images).orElse(Set.of());
        return ReviewSheet.of(review.ranked(), review.images(), SHEET, wrong);
    }

    /** The ranks of the review, as a run's record keeps them. */
    public static Table suspects(InDomainStudy.Review review) {
        IntColumn rank = IntColumn.create("Rank");
        StringColumn image = StringColumn.create("Image");
        StringColumn label = StringColumn.create("Label");
        StringColumn predicted = StringColumn.create("Predicted");
        DoubleColumn margin = DoubleColumn.create("Margin");
        StringColumn truth = StringColumn.create("True class, where the label was made wrong");
        for (LabelReview.Suspect suspect : review.ranked().suspects()) {
            Prediction p = suspect.prediction();
            rank.append(rank.size() + 1);
            image.append(p.image());
            label.append(p.label());
            predicted.append(p.predicted());
            margin.append(suspect.margin());
            truth.append(review.planted()
                    .map(planted -> planted.trueClasses().getOrDefault(p.image(), ""))
                    .orElse(""));
        }
        return Table.create("Labels to look at again", rank, image, label, predicted, margin, truth);
    }

    /**
     * How many of the labels that were made wrong are found when one looks at the images from the top of the ranks,
     * beside looking blindly. A note where nothing was planted.
     */
    public static Figure search(InDomainStudy.Review review) {
        Optional<RankedSearch> search = ranks(review);
        if (search.isEmpty() || review.ranked().suspects().isEmpty()) {
            return new NoteFigure("These labels are as they came: nobody knows which of them are wrong.");
        }
        RankedSearch found = search.get();
        int depth = review.ranked().suspects().size();
        double[] looked = IntStream.rangeClosed(0, depth).asDoubleStream().toArray();
        double[] ranked = IntStream.rangeClosed(0, depth)
                .mapToDouble(i -> 100 * found.recall(i))
                .toArray();
        double[] blind = IntStream.rangeClosed(0, depth)
                .mapToDouble(i -> 100.0 * i / found.cases())
                .toArray();
        return Figure.of(Charts.lines(
                "",
                "Images looked at, from the top of the ranks",
                "Wrong labels found (%)",
                List.of(new Curve("by the ranks", looked, ranked), new Curve("blindly", looked, blind))));
    }

    private static Optional<RankedSearch> ranks(InDomainStudy.Review review) {
        return review.planted().map(planted -> review.ranked().search(planted.images()));
    }

    /**
     * What the review finds at some depths: the share of the images looked at whose label is wrong (Wilson's interval),
     * the share of wrong labels found, how many times more these are than by looking blindly, and how probable that is by
     * chance, adjusted by Holm for the depths. The paper's experts looked at all of their disagreements.
     */
    public static Table found(InDomainStudy.Review review) {
        StringColumn what = StringColumn.create("Looked at");
        IntColumn images = IntColumn.create("Images");
        IntColumn wrong = IntColumn.create("Wrong labels found");
        StringColumn precision = StringColumn.create("Wrong among those looked at");
        StringColumn recall = StringColumn.create("Found of all wrong ones (%)");
        StringColumn enrichment = StringColumn.create("Times more than blindly");
        StringColumn p = StringColumn.create("p by chance (Holm)");
        List<Double> chance = new ArrayList<>();
        ranks(review).ifPresent(search -> {
            int all = review.ranked().suspects().size();
            List<Integer> depths = List.of(search.sought() / 2, search.sought(), all);
            List<String> names = List.of("half as many as are wrong", "as many as are wrong", "all disagreements");
            for (int i = 0; i < depths.size(); i++) {
                int looked = Math.min(depths.get(i), all);
                if (looked == 0) {
                    continue;
                }
                what.append("here, " + names.get(i));
                images.append(looked);
                wrong.append(search.found(looked));
                precision.append(share(search.found(looked), looked));
                recall.append(Numbers.fixed(100 * search.recall(looked), 1));
                enrichment.append(Numbers.fixed(search.enrichment(looked), 1));
                chance.add(search.pValue(looked));
            }
            for (double adjusted : PValues.holm(
                    chance.stream().mapToDouble(Double::doubleValue).toArray())) {
                p.append(Numbers.inColumn(adjusted, 3));
            }
        });
        what.append("paper, all disagreements (labels changed)");
        images.append(PaperResults.LABELS_REVIEWED);
        wrong.append(PaperResults.LABELS_CHANGED);
        precision.append(share(PaperResults.LABELS_CHANGED, PaperResults.LABELS_REVIEWED));
        recall.append("not known");
        enrichment.append("not known");
        p.append(Numbers.MISSING);
        return Table.create("What the review finds", what, images, wrong, precision, recall, enrichment, p);
    }

    private static String share(int part, int of) {
        return Tables.percent(new PointEstimate((double) part / of, BinomialInterval.wilson(part, of, Interval.LEVEL)));
    }
}
