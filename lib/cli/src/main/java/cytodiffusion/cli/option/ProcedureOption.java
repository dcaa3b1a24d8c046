package cytodiffusion.cli.option;

import cytodiffusion.classify.Procedure;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a procedure by which images are decided. */
final class ProcedureOption implements ITypeConverter<Procedure> {
    @Override
    public Procedure convert(String value) {
        try {
            return Procedure.of(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
