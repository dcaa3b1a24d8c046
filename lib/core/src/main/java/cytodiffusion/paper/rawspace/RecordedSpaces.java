package cytodiffusion.paper.rawspace;

import cytodiffusion.run.RecordedRun;
import cytodiffusion.run.RunNote;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The recorded run of {@link SpaceExperiment} that comes with the library, if there is one. */
public final class RecordedSpaces {
    /** The command that makes it, on PBC and Raabin's cells. */
    public static final String COMMAND = "cyto experiment " + SpaceExperiment.NAME
            + " --data pbc-128 --split-of pbc --elsewhere raabin-224 --seeds 5 --epochs 6 --out DIR";

    /** Plain RGB has to be right at least so often on validation cells before spaces are compared. */
    public static final double ENOUGH = 0.88;

    private RecordedSpaces() {}

    /** Its rows; none where the run has not been made. */
    public static List<SpaceRow> rows() {
        return RecordedRun.find(SpaceExperiment.NAME).map(SpaceRow::all).orElse(List.of());
    }

    /** How it came about, or that it has not been made yet, in a sentence. */
    public static String origin() {
        Optional<RecordedRun> run = RecordedRun.find(SpaceExperiment.NAME);
        if (run.isEmpty()) {
            return "This run has not been made yet, so there is nothing to show of real cells; '" + COMMAND
                    + "' makes it, and goes on where it was stopped.";
        }
        RunNote note = run.get().note();
        return note.caption() + ": " + new TreeMap<>(note.settings()).tailMap("data");
    }

    /**
     * Whether the plain RGB network was good enough on validation cells for a comparison to mean something, from every
     * seed.
     */
    public static boolean comparable(List<SpaceRow> rows) {
        List<SpaceRow> plain = rows.stream()
                .filter(row -> row.condition().equals(Condition.RGB.name()))
                .toList();
        return !plain.isEmpty() && plain.stream().allMatch(row -> row.validation() >= ENOUGH);
    }
}
