package cytodiffusion.cli;

import com.google.gson.JsonParser;
import cytodiffusion.bench.Bench;
import cytodiffusion.bench.BenchRequest;
import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Figures;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.console.Json;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ValueRange;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures training, classification, memory and more, beside a plain implementation (ten minutes).")
final class BenchCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "classify with this model (default: one trained here for 250 steps on the synthetic smear)")
    private Path model;

    @Option(names = "--data", paramLabel = "DIR", description = "images for that model, one folder per class")
    private Path data;

    @Mixin
    private FolderOptions labels;

    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "24",
            description = "on how many it is counted how often a procedure drops the best class (default: 24)")
    private int images;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = PrecisionChoice.AUTO,
            description = "auto, fp32 or bf16")
    private String precision;

    @Option(names = "--kernel-figures", hidden = true, description = "a file of environment/kernel_bench.py")
    private Path kernelFigures;

    @Option(names = "--json", description = "as one JSON object")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Stop stop = Interrupt.stop();
        Path folder = model == null ? null : ModelOptions.requireModel(model);
        DataFolder labelled = data == null ? null : labels.of(data);
        BenchRequest request = new BenchRequest(folder, labelled, images, precision);
        if (labelled != null) {
            FolderOptions.tellFound(
                    labelled,
                    folder == null
                            ? ValueRange.FULL
                            : new ValueRange(new ModelFolder(folder).readCard().bitsInUse()));
        }
        Map<String, Object> figures = Bench.run(request, stop, ConsoleProgress.standard());
        if (kernelFigures != null && Files.size(kernelFigures) > 0) {
            figures.put("kernel", JsonParser.parseString(Files.readString(kernelFigures)));
        }
        if (json) {
            Json.print(figures);
        } else {
            Figures.print(figures, 36, BenchCommand::shown);
        }
        return stop.requested() ? Main.INTERRUPTED : Main.OK;
    }

    private static Object shown(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.4g", number) : value;
    }
}
