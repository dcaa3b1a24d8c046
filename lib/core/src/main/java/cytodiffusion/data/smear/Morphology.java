package cytodiffusion.data.smear;

import java.util.Arrays;

/** What a textbook says of one kind of cell, or of one stage of it: the range of every {@link Trait}. */
final class Morphology {
    private final double[] low;
    private final double[] high;

    private Morphology(double[] low, double[] high) {
        this.low = low;
        this.high = high;
    }

    /** A description in which every trait has the range that {@link Trait} gives it. */
    static Morphology typical() {
        return new Morphology(
                Arrays.stream(Trait.values()).mapToDouble(Trait::low).toArray(),
                Arrays.stream(Trait.values()).mapToDouble(Trait::high).toArray());
    }

    /** This description with another range for one trait. */
    Morphology with(Trait trait, double lowest, double highest) {
        if (!(lowest <= highest)) {
            throw new IllegalArgumentException("The range of " + trait + " is upside down: " + lowest + " to " + highest
                    + "; give the lower value first");
        }
        Morphology changed = new Morphology(low.clone(), high.clone());
        changed.low[trait.ordinal()] = lowest;
        changed.high[trait.ordinal()] = highest;
        return changed;
    }

    /** This description with another way to colour the granules, the amounts give or take a sixth. */
    Morphology withGranuleColour(double azure, double purple, double eosin) {
        return with(Trait.GRANULE_AZURE, azure * 5 / 6, azure * 7 / 6)
                .with(Trait.GRANULE_PURPLE, purple * 5 / 6, purple * 7 / 6)
                .with(Trait.GRANULE_EOSIN, eosin * 5 / 6, eosin * 7 / 6);
    }

    /** This description with another colour of the cytoplasm, the amounts give or take a quarter. */
    Morphology withCytoplasmColour(double azure, double purple, double eosin) {
        return with(Trait.CYTOPLASM_AZURE, azure * 0.75, azure * 1.25)
                .with(Trait.CYTOPLASM_PURPLE, purple * 0.75, purple * 1.25)
                .with(Trait.CYTOPLASM_EOSIN, eosin * 0.75, eosin * 1.25);
    }

    /** The cell whose every trait stands at the given place, in [0, 1], of its range. */
    Traits at(double[] places) {
        double[] values = new double[low.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = low[i] + (high[i] - low[i]) * places[i];
        }
        return new Traits(values);
    }
}
