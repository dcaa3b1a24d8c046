package cytodiffusion.evaluation.anomaly;

import cytodiffusion.classify.Confidence;
import cytodiffusion.classify.Elimination;
import java.util.function.ToDoubleFunction;

/**
 * How one number, a confidence that is low for an anomaly, comes out of the errors of all classes. The paper takes the
 * gap of the two smallest errors, its newest version the smallest one's isolation from its neighbours; and where classes
 * were dropped on the way, errors of different trials can be put together in two ways. Ours asks how consistently the
 * winner won.
 */
public enum AnomalyScore {
    GAP("gap", "gap", Confidence::margin),
    ISOLATION(
            "isolation", "isolation (newer score)", outcome -> Confidence.isolation(Confidence.pairedScores(outcome))),
    CONSISTENCY("consistency", "consistency (ours)", outcome -> Confidence.consistency(outcome.errors())),
    PUBLISHED_GAP(
            "publishedGap",
            "gap, published code's errors",
            outcome -> Confidence.gap(Confidence.publishedScores(outcome.errors()))),
    PUBLISHED_ISOLATION(
            "publishedIsolation",
            "isolation, published code's errors",
            outcome -> Confidence.isolation(Confidence.publishedScores(outcome.errors())));

    private final String id;
    private final String title;
    private final ToDoubleFunction<Elimination.Outcome> confidence;

    AnomalyScore(String id, String title, ToDoubleFunction<Elimination.Outcome> confidence) {
        this.id = id;
        this.title = title;
        this.confidence = confidence;
    }

    /** In files. */
    public String id() {
        return id;
    }

    /** In figures and tables. */
    public String title() {
        return title;
    }

    /** Higher for what the model knows; among three classes or more. */
    public double confidence(Elimination.Outcome outcome) {
        return confidence.applyAsDouble(outcome);
    }
}
