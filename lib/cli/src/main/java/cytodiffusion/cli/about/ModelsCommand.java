package cytodiffusion.cli.about;

import cytodiffusion.cli.console.Exit;
import cytodiffusion.cli.console.Json;
import cytodiffusion.model.ShippedModels;
import cytodiffusion.model.ShippedModels.Shipped;
import cytodiffusion.training.pack.ModelPackage;
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
        name = "models",
        mixinStandardHelpOptions = true,
        description = "The trained models that come with the library; --model takes their names, too.")
public final class ModelsCommand implements Callable<Integer> {
    @Option(names = "--json", description = "as one JSON array")
    private boolean json;

    @Override
    public Integer call() {
        if (json) {
            Json.print(ShippedModels.all().stream().map(ModelsCommand::facts).toList());
            return Exit.OK;
        }
        for (Shipped model : ShippedModels.all()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %-10s %s: %s%n",
                    model.id(),
                    role(model),
                    model.card().training().data(),
                    String.join(", ", model.card().classes()));
        }
        return Exit.OK;
    }

    private static Map<String, Object> facts(Shipped model) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", model.id());
        facts.put("role", role(model));
        facts.put("data", model.card().training().data());
        facts.put("classes", model.card().classes());
        facts.put("imageSize", model.card().imageSize());
        facts.put("folder", model.folder().toString());
        return facts;
    }

    private static String role(Shipped model) {
        return model.role().name().toLowerCase(Locale.ROOT);
    }

    @Command(
            name = "pack",
            mixinStandardHelpOptions = true,
            description =
                    "Makes of a trained model one to hand on: weights in bfloat16, without the training's state, with a"
                            + " page of its data, training and results.")
    int pack(
            @Parameters(paramLabel = "MODEL", description = "folder of a trained model") Path model,
            @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the package")
                    Path out,
            @Option(names = "--about", required = true, paramLabel = "TEXT", description = "what the model is for")
                    String about,
            @Option(
                            names = "--results",
                            paramLabel = "DIR",
                            description = "what 'cyto evaluate' or 'cyto anomaly' found with it; may be repeated")
                    List<Path> results)
            throws IOException {
        ModelPackage.write(model, out, about, results == null ? List.of() : results);
        System.out.println(out);
        return Exit.OK;
    }
}
