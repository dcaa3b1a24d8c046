package cytodiffusion.paper.cytodiffusion.turing;

import cytodiffusion.paper.cytodiffusion.turing.RaterAnswers.Answer;
import cytodiffusion.paper.cytodiffusion.turing.TuringKey.Entry;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.agreement.FleissKappa;
import cytodiffusion.stats.bootstrap.PigeonholeBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** The answers of some raters, a rater a row and a cell a column, null where there is none. */
final class AnswerSheet {
    private final TuringKey key;
    private final Answer[][] answers;

    AnswerSheet(TuringKey key, List<RaterAnswers> raters) {
        this.key = key;
        answers = new Answer[raters.size()][key.size()];
        for (int r = 0; r < answers.length; r++) {
            for (Answer answer : raters.get(r).answers()) {
                answers[r][answer.item() - 1] = answer;
            }
        }
    }

    /** The measures over the cells that are chosen. */
    Measures measures(Predicate<Entry> chosen, long seed) {
        Predicate<Entry> synthetic = chosen.and(Entry::synthetic);
        Predicate<Entry> real = chosen.and(entry -> !entry.synthetic());
        BiPredicate<Entry, Answer> recognised = (entry, answer) -> entry.synthetic() == answer.synthetic();
        BiPredicate<Entry, Answer> sameClass =
                (entry, answer) -> entry.intendedClass().equals(answer.label());
        return new Measures(
                share(chosen, recognised, seed),
                share(synthetic, recognised, seed),
                share(real, recognised, seed),
                share(synthetic, sameClass, seed),
                share(real, sameClass, seed));
    }

    private Share share(Predicate<Entry> of, BiPredicate<Entry, Answer> hit, long seed) {
        double[][] values = new double[answers.length][key.size()];
        int hits = 0;
        int total = 0;
        for (int r = 0; r < answers.length; r++) {
            Arrays.fill(values[r], Double.NaN);
            for (Entry entry : key.entries()) {
                int i = entry.item() - 1;
                if (answers[r][i] != null && of.test(entry)) {
                    boolean isHit = hit.test(entry, answers[r][i]);
                    values[r][i] = isHit ? 1 : 0;
                    hits += isHit ? 1 : 0;
                    total++;
                }
            }
        }
        Optional<Interval> crossed =
                answers.length > 1 ? PigeonholeBootstrap.seeded(seed).mean(values) : Optional.empty();
        return new Share(hits, total, crossed);
    }

    /** How many cells every rater answered. */
    int common() {
        return (int) key.entries().stream().filter(this::answeredByAll).count();
    }

    private boolean answeredByAll(Entry entry) {
        return Arrays.stream(answers).allMatch(of -> of[entry.item() - 1] != null);
    }

    /**
     * Fleiss' kappa over the cells that every rater answered; NaN with fewer than two raters.
     *
     * @param category of an answer, from 0
     */
    double kappa(int categories, ToIntFunction<Answer> category) {
        if (answers.length < 2) {
            return Double.NaN;
        }
        List<int[]> counts = new ArrayList<>();
        for (Entry entry : key.entries()) {
            if (answeredByAll(entry)) {
                int[] of = new int[categories];
                for (Answer[] rater : answers) {
                    of[category.applyAsInt(rater[entry.item() - 1])]++;
                }
                counts.add(of);
            }
        }
        return FleissKappa.of(counts.toArray(int[][]::new));
    }

    /** The classes that the cells have, against those that they were given. */
    ConfusionMatrix classes(boolean synthetic) {
        List<String> classes = key.classes();
        int[][] counts = new int[classes.size()][classes.size()];
        for (Entry entry : key.entries()) {
            for (Answer[] rater : answers) {
                Answer answer = rater[entry.item() - 1];
                if (answer != null && entry.synthetic() == synthetic) {
                    counts[classes.indexOf(entry.intendedClass())][classes.indexOf(answer.label())]++;
                }
            }
        }
        return new ConfusionMatrix(classes, counts);
    }
}
