package cytodiffusion.paper.cytodiffusion.uncertainty;

import cytodiffusion.data.Seeds;
import cytodiffusion.data.experts.ConfidenceLevel;
import cytodiffusion.data.experts.ExpertAnswer;
import cytodiffusion.data.experts.ExpertPanel;
import cytodiffusion.data.smear.GradedCell;
import cytodiffusion.data.smear.SyntheticSmear;
import cytodiffusion.stats.psychometric.PsychometricFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * An observer whose skill is known: a cell of clarity x is named after its appearance with the probability that {@code
 * skill} has at x, and else mostly after the class that it resembles second, though never more often than after the
 * first. The confidence follows how far the clarity, felt with some noise, is above the expert's threshold.
 *
 * @param name of the expert
 * @param years of experience
 * @param skill the probability of the best answer by the cell's clarity in [0, 1]
 * @param caution how much clearer than the threshold a cell must feel for a high confidence
 */
public record SimulatedExpert(String name, double years, PsychometricFunction skill, double caution) {
    /** Of the wrong answers, how many at most are the class that the cell resembles second. */
    private static final double CONFUSES_NEIGHBOURS = 0.85;

    /** Scale of the logistic noise on the clarity that decides the confidence. */
    private static final double FEELING_NOISE = 0.06;

    /** The step from one level of confidence to the next, in clarity. */
    private static final double CONFIDENCE_STEP = 0.15;

    /** Six experts with the years of experience of the paper's (Section 3.4), more experience meaning more skill. */
    public static List<SimulatedExpert> panel() {
        return List.of(
                expert(34, 0.02, 0.40, 0.01, 0.30),
                expert(25, 0.06, 0.50, 0.01, 0.40),
                expert(15, 0.10, 0.50, 0.02, 0.25),
                expert(12, 0.16, 0.60, 0.02, 0.45),
                expert(6, 0.24, 0.70, 0.04, 0.35),
                expert(5, 0.32, 0.80, 0.06, 0.20));
    }

    private static SimulatedExpert expert(int years, double threshold, double width, double lapse, double caution) {
        double guess = 1.0 / SyntheticSmear.pbcClasses().size();
        return new SimulatedExpert(
                "Expert, " + years + " years",
                years,
                new PsychometricFunction(threshold, width, guess, lapse),
                caution);
    }

    /** The answers of these experts to these cells. */
    public static ExpertPanel answers(List<SimulatedExpert> experts, List<GradedCell> cells, long seed) {
        List<ExpertAnswer> answers = new ArrayList<>();
        Map<String, Double> years = new LinkedHashMap<>();
        for (SimulatedExpert expert : experts) {
            years.put(expert.name(), expert.years());
            for (GradedCell cell : cells) {
                answers.add(expert.answer(cell, seed));
            }
        }
        return new ExpertPanel(answers, years);
    }

    ExpertAnswer answer(GradedCell cell, long seed) {
        SplittableRandom random = Seeds.random(Seeds.derive(Seeds.derive(seed, name), cell.id()), 0);
        boolean right = random.nextDouble() < skill.at(cell.clarity());
        double feeling = cell.clarity() + FEELING_NOISE * logistic(random.nextDouble());
        String label = right ? cell.appearance() : wrong(cell, random);
        return new ExpertAnswer(cell.id(), name, label, confidence(feeling - skill.threshold() - caution));
    }

    private String wrong(GradedCell cell, SplittableRandom random) {
        double right = skill.at(cell.clarity());
        // More would make the rival the likelier answer, and the majority of unclear cells wrong.
        if (random.nextDouble() < Math.min(CONFUSES_NEIGHBOURS, right / (1 - right))) {
            return cell.rival();
        }
        List<String> others = SyntheticSmear.pbcClasses().stream()
                .filter(name -> !name.equals(cell.appearance()) && !name.equals(cell.rival()))
                .toList();
        return others.get(random.nextInt(others.size()));
    }

    private static ConfidenceLevel confidence(double excess) {
        if (excess > 0) {
            return ConfidenceLevel.HIGH;
        }
        if (excess > -CONFIDENCE_STEP) {
            return ConfidenceLevel.MODERATE;
        }
        return excess > -2 * CONFIDENCE_STEP ? ConfidenceLevel.LOW : ConfidenceLevel.NONE;
    }

    /** A value of the standard logistic distribution, from one of the even distribution. */
    private static double logistic(double even) {
        return StrictMath.log((even + 1e-12) / (1 - even));
    }
}
