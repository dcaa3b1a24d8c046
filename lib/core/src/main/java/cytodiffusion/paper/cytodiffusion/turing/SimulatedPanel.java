package cytodiffusion.paper.cytodiffusion.turing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Ten simulated raters with the years of experience of the paper's (CytoDiffusion, Section 3.5). */
public final class SimulatedPanel {
    private static final double[] YEARS = {34, 28, 25, 15, 10, 9, 6, 5, 5, 0};

    /** Section 1.1. */
    private static final double SENSITIVITY = 0.558;

    private static final double SPECIFICITY = 0.489;
    private static final double AGREEMENT = 0.986;

    /** What the most experienced of {@link #learning()} gains over guessing. */
    private static final double GAIN = 0.35;

    private SimulatedPanel() {}

    /** All with the paper's sensitivity, specificity and agreement: experience does not help. */
    public static List<SimulatedRater> likeThePapers() {
        return raters(years -> SENSITIVITY, years -> SPECIFICITY);
    }

    /** The longer the experience, the better they recognise both kinds: from guessing to 85 %. */
    public static List<SimulatedRater> learning() {
        DoubleUnaryOperator skill = years -> 0.5 + GAIN * years / YEARS[0];
        return raters(skill, skill);
    }

    private static List<SimulatedRater> raters(DoubleUnaryOperator sensitivity, DoubleUnaryOperator specificity) {
        List<SimulatedRater> raters = new ArrayList<>();
        for (double years : YEARS) {
            String name = "Rater " + (char) ('A' + raters.size());
            raters.add(new SimulatedRater(
                    name, years, sensitivity.applyAsDouble(years), specificity.applyAsDouble(years), AGREEMENT));
        }
        return raters;
    }
}
