package cytodiffusion.discriminative;

import java.util.Map;
import java.util.Set;

/**
 * A long short-term memory that reads an image row by row, as W-Net's paper compares with (Jung et al., 2022): for five
 * classes and 128 pixels 53,541 parameters with 32 units.
 *
 * @param family {@value #FAMILY}
 * @param units of the memory
 */
public record LstmConfig(String family, int units) implements Architecture {
    static final String FAMILY = "lstm";

    private static final String UNITS = "units";

    /** @throws IllegalArgumentException where the numbers make no network, naming the entry of config.json */
    public LstmConfig {
        if (!FAMILY.equals(family) || units <= 0) {
            throw new IllegalArgumentException("LSTM config: family is " + family + " and units is " + units + ", not "
                    + FAMILY + " and a positive number");
        }
    }

    /** With so many units, 32 in the paper. */
    public static LstmConfig of(int units) {
        return new LstmConfig(FAMILY, units);
    }

    @Override
    public Lstm network(int classes, int imageSize, int channels) {
        return new Lstm(this, classes, imageSize, channels);
    }

    /** Takes {@value #UNITS}. */
    @Override
    public LstmConfig shaped(Map<String, Integer> numbers) {
        if (!numbers.keySet().equals(Set.of(UNITS))) {
            throw new IllegalArgumentException("The shape of an LSTM is " + UNITS + "=N, not " + numbers);
        }
        return of(numbers.get(UNITS));
    }
}
