package cytodiffusion.cli;

import cytodiffusion.classify.EliminationSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code MIN:MAX} trials; checks every five trials at the paper's p-value. */
final class TrialsOption implements ITypeConverter<EliminationSettings> {
    @Override
    public EliminationSettings convert(String value) {
        String[] parts = value.split(":", -1);
        try {
            if (parts.length == 2) {
                EliminationSettings paper = EliminationSettings.PAPER;
                return new EliminationSettings(
                        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), paper.checkEvery(), paper.pValue());
            }
        } catch (NumberFormatException e) {
            // Said below, together with the wrong number of parts.
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + value + "': " + e.getMessage());
        }
        throw new TypeConversionException("'" + value + "' is not MIN:MAX trials, such as 20:200");
    }
}
