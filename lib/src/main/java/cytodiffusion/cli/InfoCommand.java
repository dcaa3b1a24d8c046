package cytodiffusion.cli;

import com.google.gson.GsonBuilder;
import cytodiffusion.data.DataStore;
import cytodiffusion.tensor.Machine;
import cytodiffusion.tensor.PrecisionChoice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        description = "Versions, device, precision chosen and why, threads, data root.")
final class InfoCommand implements Callable<Integer> {
    @Option(names = "--json", description = "as one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        PrecisionChoice choice = PrecisionChoice.measure();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("version", "0.1.0");
        facts.putAll(Machine.versions());
        facts.put("device", String.valueOf(Machine.device()));
        facts.put("machine", Machine.description());
        facts.put("threads", Machine.threads());
        facts.put("precision", choice.precision().id());
        facts.put("precisionReason", choice.reason());
        facts.put("dataRoot", DataStore.ofUser().root().toString());
        if (json) {
            System.out.println(new GsonBuilder()
                    .setPrettyPrinting()
                    .disableHtmlEscaping()
                    .create()
                    .toJson(facts));
        } else {
            facts.forEach((name, value) -> System.out.printf("%-16s %s%n", name, value));
        }
        return Main.OK;
    }
}
