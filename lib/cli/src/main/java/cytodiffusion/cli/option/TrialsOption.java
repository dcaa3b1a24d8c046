package cytodiffusion.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code MIN:MAX} trials. */
final class TrialsOption implements ITypeConverter<TrialsOption.Range> {
    /** Trials of an image. */
    record Range(int min, int max) {}

    @Override
    public Range convert(String value) {
        String[] parts = value.split(":", -1);
        try {
            if (parts.length == 2) {
                return range(value, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            }
        } catch (NumberFormatException e) {
            // Said below, together with the wrong number of parts.
        }
        throw notTrials(value);
    }

    private static Range range(String value, int min, int max) {
        if (min < 2) {
            throw new TypeConversionException(
                    "'" + value + "' begins with " + min + ", but classes are compared after 2 trials at the earliest");
        }
        if (max < min) {
            throw new TypeConversionException("'" + value + "' has a MIN of " + min + " above its MAX of " + max
                    + "; it is MIN:MAX, such as 20:200");
        }
        return new Range(min, max);
    }

    private static TypeConversionException notTrials(String value) {
        return new TypeConversionException("'" + value + "' is not MIN:MAX trials, such as 20:200");
    }
}
