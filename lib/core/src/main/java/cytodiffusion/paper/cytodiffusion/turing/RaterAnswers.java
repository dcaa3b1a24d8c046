package cytodiffusion.paper.cytodiffusion.turing;

import java.util.List;

/**
 * What one rater answered.
 *
 * @param rater name or initials
 * @param years of experience
 * @param answers at most one to each cell, by its number
 */
public record RaterAnswers(String rater, double years, List<Answer> answers) {
    /**
     * The answer to one cell.
     *
     * @param item its number on the page, from 1
     * @param synthetic whether it was taken for synthetic
     * @param label the class that it was given
     * @param seconds that it was looked at; NaN where they were not measured
     */
    public record Answer(int item, boolean synthetic, String label, double seconds) {}

    public RaterAnswers {
        answers = List.copyOf(answers);
    }
}
