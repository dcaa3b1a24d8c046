package cytodiffusion.paper.cytodiffusion.shift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A confusion that appears under shift.
 *
 * @param label the true class
 * @param predicted the class that its cells are taken for
 * @param before how many of them in the reference domain
 * @param after how many of the same cells in the other domain
 * @param cells of the true class
 */
public record ShiftConfusion(String label, String predicted, int before, int after, int cells) {
    /** The confusions that became more frequent from one domain to another, those that did most first. */
    public static List<ShiftConfusion> between(ShiftScore reference, ShiftScore shifted) {
        int[][] before = reference.confusion().counts();
        int[][] after = shifted.confusion().counts();
        List<ShiftConfusion> appeared = new ArrayList<>();
        for (int i = 0; i < before.length; i++) {
            for (int j = 0; j < before.length; j++) {
                if (i != j && after[i][j] > before[i][j]) {
                    appeared.add(new ShiftConfusion(
                            reference.classes().get(i),
                            reference.classes().get(j),
                            before[i][j],
                            after[i][j],
                            reference.confusion().support(i)));
                }
            }
        }
        appeared.sort(Comparator.comparingInt(c -> c.before() - c.after()));
        return appeared;
    }
}
