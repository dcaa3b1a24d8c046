package cytodiffusion.paper.cytodiffusion.turing;

import cytodiffusion.data.Seeds;
import cytodiffusion.paper.cytodiffusion.turing.RaterAnswers.Answer;
import cytodiffusion.paper.cytodiffusion.turing.TuringKey.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A rater of known skill, to try the test without people. All skills are probabilities, and hold in the mean over many
 * tests; in one test raters resemble each other, as people do, because some cells look odd to several of them.
 *
 * @param years of experience
 * @param sensitivity that a synthetic cell is recognised
 * @param specificity that a real cell is recognised
 * @param agreement that a cell is given its class; else it gets one of the others, each as probable
 */
public record SimulatedRater(String name, double years, double sensitivity, double specificity, double agreement) {
    /** How often a rater follows the impression that a cell makes on all, rather than one of their own. */
    private static final double SHARED_IMPRESSIONS = 0.3;

    /** Answers every cell of a test; the seconds are not simulated. */
    public RaterAnswers answer(TuringKey key, long seed) {
        List<String> classes = key.classes();
        List<Answer> answers = new ArrayList<>();
        for (Entry entry : key.entries()) {
            double shared = Seeds.random(seed, entry.item()).nextDouble();
            SplittableRandom own = Seeds.random(Seeds.derive(seed, name), entry.item());
            double impression = own.nextDouble() < SHARED_IMPRESSIONS ? shared : own.nextDouble();
            boolean synthetic = impression < (entry.synthetic() ? sensitivity : 1 - specificity);
            answers.add(new Answer(entry.item(), synthetic, label(entry.intendedClass(), classes, own), Double.NaN));
        }
        return new RaterAnswers(name, years, answers);
    }

    private String label(String intended, List<String> classes, SplittableRandom random) {
        if (classes.size() == 1 || random.nextDouble() < agreement) {
            return intended;
        }
        List<String> others =
                classes.stream().filter(name -> !name.equals(intended)).toList();
        return others.get(random.nextInt(others.size()));
    }
}
