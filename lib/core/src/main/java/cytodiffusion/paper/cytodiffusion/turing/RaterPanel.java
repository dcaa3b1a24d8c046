package cytodiffusion.paper.cytodiffusion.turing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Who answered a test.
 *
 * @param simulated whether no person was among them
 */
public record RaterPanel(List<RaterAnswers> raters, boolean simulated) {
    public RaterPanel {
        raters = List.copyOf(raters);
    }

    /**
     * The people whose files lie in a folder (see {@link RaterFiles}), or, while there are none, simulated raters in their
     * place.
     */
    public static RaterPanel of(TuringKey key, Path folder, List<SimulatedRater> standIns, long seed)
            throws IOException {
        List<RaterAnswers> people = RaterFiles.readFolder(key, folder);
        if (!people.isEmpty()) {
            return new RaterPanel(people, false);
        }
        return new RaterPanel(
                standIns.stream().map(rater -> rater.answer(key, seed)).toList(), true);
    }
}
