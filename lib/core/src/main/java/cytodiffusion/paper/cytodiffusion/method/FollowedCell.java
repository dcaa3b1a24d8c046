package cytodiffusion.paper.cytodiffusion.method;

import cytodiffusion.classify.Classification;
import cytodiffusion.classify.ClassifierSettings;
import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.ErrorWeighting;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.model.OpenModel;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.progress.Progress;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.run.TrialRecording;
import cytodiffusion.run.TrialWeighting;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One cell of the test split with many trials of every class, none dropped.
 *
 * @param model that was asked, which stays its owner's
 * @param view the cell as the network sees it, before augmentation
 * @param trials its errors, unweighted
 */
public record FollowedCell(OpenModel model, RgbImage view, TrialRecord.Image trials) {
    /** Asks the study's model about a cell of the class called {@code name}, the same every time. */
    public static FollowedCell of(Study study, String name) throws IOException {
        OpenModel model = study.model();
        EliminationSettings all = EliminationSettings.withoutElimination(
                study.profile().howItWorks().followedTrials());
        ClassifierSettings settings = model.settings(all, Study.SEED).withWeighting(ErrorWeighting.UNIFORM);
        int label = model.card().classes().indexOf(name);
        if (label < 0) {
            throw new IllegalArgumentException("The model knows no class '" + name + "'; it knows "
                    + String.join(", ", model.card().classes()));
        }
        try (DiffusionClassifier classifier = model.classifier(settings);
                Progress.Task task = study.progress().start("Following one cell", "cells", 1)) {
            RgbImage canvas = classifier.preprocessing().canvas(study.testImage(name));
            Classification result = classifier.classify(name, canvas);
            task.update(1, "");
            return new FollowedCell(
                    model, classifier.preprocessing().center(canvas), TrialRecording.image(name, label, result));
        }
    }

    /** The classes, by the mean of their weighted errors, the lowest first. */
    public int[] ranking() {
        EliminationSettings all = EliminationSettings.withoutElimination(trials.trials());
        return Elimination.replay(all, weighting().of(trials)).ranking();
    }

    /** How the model weights errors. */
    public TrialWeighting weighting() {
        return TrialWeighting.polynomial("polynomial, this model's", model.weighting());
    }

    /** The best class and the one that comes nearest to it. */
    public int[] closest() {
        int[] ranking = ranking();
        return new int[] {ranking[0], ranking[1]};
    }

    /** The names of the classes. */
    public List<String> classes() {
        return model.card().classes();
    }

    /** The cell under noise of these strengths, denoised in one step under the two closest classes. */
    public List<Denoised> denoised(int... timesteps) {
        return Denoised.of(model, view, closest(), timesteps, Study.SEED);
    }

    /** The elimination of this cell, replayed on its trials as far as they go. */
    public Classification eliminated(EliminationSettings settings) {
        int most = Math.min(settings.maxTrials(), trials.trials());
        EliminationSettings within = settings.withTrials(Math.min(settings.minTrials(), most), most);
        return new Classification(
                trials.id(),
                trials.timesteps(),
                Elimination.replay(within, weighting().of(trials)));
    }

    /**
     * One trial and how much it counts.
     *
     * @param trial its number, the first being 1
     * @param weight of its errors, in units of the mean weight
     * @param lead of the best class over the next one in this trial, weighted, in units of the mean lead
     */
    public record Heavy(int trial, int timestep, double weight, double lead) {}

    /** The trials whose errors are weighted most, the heaviest first. */
    public List<Heavy> heaviest(int count) {
        int[] closest = closest();
        double[] leads = weighting().of(trials).pairedDifferences(closest[1], closest[0]);
        double meanLead = Arrays.stream(leads).average().orElseThrow();
        double meanWeight = Arrays.stream(trials.timesteps())
                .mapToDouble(model.weighting()::weight)
                .average()
                .orElseThrow();
        return IntStream.range(0, leads.length)
                .mapToObj(k -> new Heavy(
                        k + 1,
                        trials.timesteps()[k],
                        model.weighting().weight(trials.timesteps()[k]) / meanWeight,
                        leads[k] / meanLead))
                .sorted(Comparator.comparingDouble(Heavy::weight).reversed())
                .limit(count)
                .toList();
    }

    /** What shared noise is worth for the two closest classes, weighted. */
    public SharedNoise sharedNoise() {
        int[] closest = closest();
        return SharedNoise.of(trials.timesteps(), weighting().of(trials), closest[0], closest[1]);
    }
}
