package cytodiffusion.cli.about;

import cytodiffusion.cli.console.Exit;
import cytodiffusion.cli.console.Json;
import cytodiffusion.data.catalog.DataStore;
import cytodiffusion.io.Version;
import cytodiffusion.tensor.Machine;
import cytodiffusion.tensor.PrecisionChoice;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        description = "Versions, device, precision chosen and why, threads, data root.")
public final class InfoCommand implements Callable<Integer> {
    @Option(names = "--json", description = "as one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        PrecisionChoice choice = PrecisionChoice.measure();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("version", Version.OF_LIBRARY);
        facts.putAll(Machine.versions());
        facts.put("device", String.valueOf(Machine.device()));
        facts.put("machine", Machine.description());
        facts.put("threads", Machine.threads());
        facts.put("precision", choice.precision().id());
        facts.put("precisionReason", choice.reason());
        facts.put("dataRoot", DataStore.ofUser().root().toString());
        if (json) {
            Json.print(facts);
        } else {
            facts.forEach((name, value) -> System.out.printf(Locale.ROOT, "%-16s %s%n", name, value));
        }
        return Exit.OK;
    }
}
