package cytodiffusion.paper.cytodiffusion.turing;

import cytodiffusion.data.Seeds;
import cytodiffusion.paper.cytodiffusion.turing.RaterAnswers.Answer;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Median;
import cytodiffusion.stats.agreement.RankCorrelation;
import java.util.ArrayList;
import java.util.List;

/**
 * The score of a Turing test.
 *
 * @param all over all answers
 * @param raters in the order in which they came
 * @param classes in the order of the alphabet, over all raters
 * @param commonCells cells that every rater answered, over which the raters' agreement is taken
 * @param originKappa Fleiss' kappa of the answers "real" or "synthetic"; NaN with fewer than two raters
 * @param classKappa Fleiss' kappa of the classes given; NaN with fewer than two raters
 * @param experience rank correlation of years of experience and accuracy, over raters
 * @param onSynthetic the classes to be generated, against those that raters saw
 * @param onReal the labels of real cells, against the classes that raters saw
 */
public record TuringScore(
        Measures all,
        List<OfRater> raters,
        List<OfClass> classes,
        int commonCells,
        double originKappa,
        double classKappa,
        RankCorrelation experience,
        ConfusionMatrix onSynthetic,
        ConfusionMatrix onReal) {

    /**
     * The score of one rater.
     *
     * @param medianSeconds that a cell was looked at; NaN where they were not measured
     */
    public record OfRater(String rater, double years, Measures measures, double medianSeconds) {}

    /** The score of the cells of one class. */
    public record OfClass(String name, Measures measures) {}

    public TuringScore {
        raters = List.copyOf(raters);
        classes = List.copyOf(classes);
    }

    /**
     * Scores answers.
     *
     * @param raters at least one
     * @param seed of the intervals by resampling and of the permutations
     */
    public static TuringScore of(TuringKey key, List<RaterAnswers> raters, long seed) {
        if (raters.isEmpty()) {
            throw new IllegalArgumentException("There is nobody's answer to score");
        }
        AnswerSheet sheet = new AnswerSheet(key, raters);
        List<String> names = key.classes();
        List<OfRater> ofRaters =
                raters.stream().map(rater -> ofRater(key, rater, seed)).toList();
        List<OfClass> ofClasses = new ArrayList<>();
        for (String name : names) {
            long classSeed = Seeds.derive(seed, name);
            ofClasses.add(new OfClass(
                    name, sheet.measures(entry -> entry.intendedClass().equals(name), classSeed)));
        }
        return new TuringScore(
                sheet.measures(entry -> true, seed),
                ofRaters,
                ofClasses,
                sheet.common(),
                sheet.kappa(2, answer -> answer.synthetic() ? 1 : 0),
                sheet.kappa(names.size(), answer -> names.indexOf(answer.label())),
                RankCorrelation.of(
                        ofRaters.stream().mapToDouble(OfRater::years).toArray(),
                        ofRaters.stream()
                                .mapToDouble(r -> r.measures().accuracy().value())
                                .toArray(),
                        seed),
                sheet.classes(true),
                sheet.classes(false));
    }

    private static OfRater ofRater(TuringKey key, RaterAnswers rater, long seed) {
        double[] seconds = rater.answers().stream()
                .mapToDouble(Answer::seconds)
                .filter(s -> !Double.isNaN(s))
                .toArray();
        return new OfRater(
                rater.rater(),
                rater.years(),
                new AnswerSheet(key, List.of(rater)).measures(entry -> true, seed),
                seconds.length == 0 ? Double.NaN : Median.of(seconds));
    }
}
