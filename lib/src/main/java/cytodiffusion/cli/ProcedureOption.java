package cytodiffusion.cli;

import cytodiffusion.experiment.EvaluationRequest;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a procedure by which images are decided. */
final class ProcedureOption implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
        if (!value.equals(EvaluationRequest.PROCEDURE)) {
            throw new TypeConversionException(
                    "'" + value + "' is not available; valid values are: " + EvaluationRequest.PROCEDURE);
        }
        return value;
    }
}
