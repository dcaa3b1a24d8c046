package cytodiffusion.cli;

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
                return new Range(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            }
        } catch (NumberFormatException e) {
            // Said below, together with the wrong number of parts.
        }
        throw new TypeConversionException("'" + value + "' is not MIN:MAX trials, such as 20:200");
    }
}
