package cytodiffusion.paper.cytodiffusion.uncertainty;

import cytodiffusion.data.experts.ExpertAnswer;
import cytodiffusion.data.experts.ExpertPanel;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.stats.psychometric.Binning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Experts against a model on the images that all of them labelled and the model predicted (CytoDiffusion, Section 3.7):
 * the experts' answers, right where they agree with the consensus, by the model's confidence and by the consensus of
 * theirs, their mean.
 */
public final class PanelComparison {
    private final ExpertPanel panel;
    private final List<String> images = new ArrayList<>();
    private final double[] modelConfidence;
    private final double[] expertConfidence;
    private final double guessRate;

    public PanelComparison(OutOfSample predictions, ExpertPanel panel) {
        this.panel = panel;
        guessRate = predictions.guessRate();
        Map<String, Double> confidence = new HashMap<>();
        double[] unit = predictions.unitConfidence();
        for (int i = 0; i < unit.length; i++) {
            confidence.put(predictions.rows().get(i).prediction().image(), unit[i]);
        }
        panel.imagesOfAll().stream().filter(confidence::containsKey).forEach(images::add);
        modelConfidence = images.stream().mapToDouble(confidence::get).toArray();
        expertConfidence = images.stream().mapToDouble(panel::confidence).toArray();
    }

    /** How many images are compared. */
    public int images() {
        return images.size();
    }

    /** Each expert's answers by the model's confidence (Figure 2B). */
    public List<FittedObserver> byModelConfidence(int bins, Binning binning) {
        return observers(modelConfidence, bins, binning);
    }

    /** Each expert's answers by the experts' consensus confidence, the mean of all of theirs (Figure 2C). */
    public List<FittedObserver> byExpertConfidence(int bins, Binning binning) {
        return observers(expertConfidence, bins, binning);
    }

    private List<FittedObserver> observers(double[] level, int bins, Binning binning) {
        if (images.isEmpty()) {
            return List.of();
        }
        return panel.experts().stream()
                .map(expert -> FittedObserver.of(expert, level, agrees(expert), bins, binning, guessRate))
                .toList();
    }

    private boolean[] agrees(String expert) {
        boolean[] agrees = new boolean[images.size()];
        for (int i = 0; i < agrees.length; i++) {
            String image = images.get(i);
            Optional<ExpertAnswer> answer = panel.answersTo(image).stream()
                    .filter(a -> a.expert().equals(expert))
                    .findFirst();
            agrees[i] = answer.orElseThrow().label().equals(panel.consensus(image));
        }
        return agrees;
    }
}
