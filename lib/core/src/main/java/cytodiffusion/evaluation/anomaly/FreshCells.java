package cytodiffusion.evaluation.anomaly;

import cytodiffusion.stats.Uniformity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The p-value of a known kind, tried on known cells that have no part in it: every second cell of each class is judged by
 * the others, as an unknown one is. The values should be uniform; where they are not, the model's known cells differ
 * among themselves in ways that the test split does not cover, and the p-value is no probability.
 */
public final class FreshCells {
    private FreshCells() {}

    /** Empty where half of the known cells are too few to judge by. */
    public static Optional<Uniformity> uniformity(AnomalyRun run) {
        Map<String, Integer> seen = new HashMap<>();
        List<AnomalyCell> cells = new ArrayList<>();
        for (AnomalyCell cell : run.cells()) {
            if (!cell.abnormal()) {
                boolean fresh = seen.merge(cell.label(), 1, Integer::sum) % 2 == 0;
                cells.add(new AnomalyCell(cell.image(), cell.label(), fresh, cell.outcome()));
            }
        }
        AnomalyRun halves = new AnomalyRun(run.classes(), cells, List.of(), run.complete());
        return KnownKind.of(halves)
                .map(detection -> Uniformity.ofRanks(detection.confidences(true), halves.count(false)));
    }
}
