package cytodiffusion.cli.console;

import cytodiffusion.io.FolderName;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
        // An option that was given twice is matched twice, each time with all of its values.
        for (OptionSpec option :
                new LinkedHashSet<>(spec.commandLine().getParseResult().matchedOptions())) {
            if (!LEFT_OUT.contains(option.longestName())) {
                for (String value : values(option)) {
                    text.append(' ').append(option.longestName());
                    text.append(value.isEmpty() ? "" : " " + value);
                }
            }
        }
        return text.toString();
    }

    private static List<String> values(OptionSpec option) {
        if (option.getValue() instanceof Path path) {
            return List.of(text(path));
        }
        if (option.getValue() instanceof Map<?, ?> pairs) {
            return pairs.entrySet().stream()
                    .map(pair -> text(pair.getKey()) + "=" + text(pair.getValue()))
                    .toList();
        }
        if (option.getValue() instanceof List<?> several) {
            List<String> each = several.stream().map(CommandText::text).toList();
            return option.splitRegex().isEmpty() ? each : List.of(String.join(",", each));
        }
        return List.of(option.arity().max() == 0 ? "" : String.join(",", option.originalStringValues()));
    }

    private static String text(Object value) {
        return value instanceof Path path ? FolderName.of(path) : String.valueOf(value);
    }
}
