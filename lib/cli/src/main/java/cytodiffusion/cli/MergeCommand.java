package cytodiffusion.cli;

import cytodiffusion.cli.console.Json;
import cytodiffusion.run.Shards;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Puts the folders together that an experiment's command with --shard left on several machines:"
                + " results.csv and run.json, with the rows in the order in which one machine would have computed them."
                + " Folders of other settings are refused; trainings that no folder has finished are named.")
final class MergeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OUT", description = "folder for the whole table")
    private Path out;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "SHARD", description = "folders of the parts")
    private List<Path> shards;

    @Option(names = "--json", description = "print a JSON object instead of the folder")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Shards.Merged merged = Shards.merge(out, shards);
        if (json) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("out", out.toString());
            facts.put("rows", merged.rows());
            facts.put("missing", merged.missing());
            Json.print(facts);
        } else {
            System.out.println(out);
        }
        System.err.printf(Locale.ROOT, "%d shards, %d rows%n", shards.size(), merged.rows());
        if (!merged.missing().isEmpty()) {
            System.err.println(
                    "missing: " + String.join(", ", merged.missing()) + ". Go on with these shards, and merge again");
            return Main.FAILED;
        }
        if (merged.unfinished()) {
            System.err.println("What needs the whole table is written by: " + merged.command() + " --out " + out);
        }
        return Main.OK;
    }
}
