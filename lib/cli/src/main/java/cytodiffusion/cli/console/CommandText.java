package cytodiffusion.cli.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command as the note of its results has it. */
public final class CommandText {
    /** Where the results went, how they were told and which part of them is computed here does not decide what they are. */
    private static final Set<String> LEFT_OUT = Set.of("--out", "--shard", "--json");

    private CommandText() {}

    /** The command with its options; of a folder its name alone, as where it lay is nobody's business. */
    public static String of(CommandSpec spec) {
        StringBuilder text = new StringBuilder(spec.qualifiedName());
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (!LEFT_OUT.contains(option.longestName())) {
                text.append(' ').append(option.longestName());
                String value = value(option);
                text.append(value.isEmpty() ? "" : " " + value);
            }
        }
        return text.toString();
    }

    private static String value(OptionSpec option) {
        if (option.getValue() instanceof Path path) {
            return String.valueOf(path.toAbsolutePath().normalize().getFileName());
        }
        if (option.getValue() instanceof List<?> several) {
            return String.join(",", several.stream().map(String::valueOf).toList());
        }
        return option.arity().max() == 0 ? "" : String.join(",", option.originalStringValues());
    }
}
