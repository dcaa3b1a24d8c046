package cytodiffusion.data.smear;

import java.util.List;

/**
 * A class of cells as a textbook describes it.
 *
 * @param name the class's folder name
 * @param reference where the description is from
 * @param stages one description, or several that run into each other, from the first of a maturation or of a spectrum of
 *     shapes to the last
 */
record CellClass(String name, String reference, List<Morphology> stages) {
    /**
     * A cell of this class.
     *
     * @param stage how far it is along the stages, in [0, 1]
     * @param places where each trait stands in its range, in [0, 1]
     */
    Traits at(double stage, double[] places) {
        double position = stage * (stages.size() - 1);
        int before = Math.min((int) position, stages.size() - 1);
        int after = Math.min(before + 1, stages.size() - 1);
        return stages.get(before).at(places).towards(stages.get(after).at(places), position - before);
    }
}
