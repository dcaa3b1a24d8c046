package cytodiffusion.cli.about;

import cytodiffusion.cli.console.Exit;
import cytodiffusion.cli.console.Figures;
import cytodiffusion.cli.console.Folders;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.console.Json;
import cytodiffusion.cli.console.Require;
import cytodiffusion.cost.CostReport;
import cytodiffusion.tensor.PrecisionChoice;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "cost",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Tells what a network costs: parameters and multiplications, counted from its layers, and time and"
                        + " memory, measured here.")
public final class CostCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Subject subject;

    private static final class Subject {
        @Option(
                names = "--model",
                paramLabel = "MODEL",
                description = "folder of a trained model, or a name that 'cyto models' lists")
        private Path model;

        @Option(names = "--preset", paramLabel = "NAME", description = "what 'cyto train --preset' builds")
        private String preset;
    }

    @Option(
            names = "--size",
            paramLabel = "PX",
            defaultValue = "0",
            description = "side of a preset's images (default: the preset's)")
    private int size;

    @Option(
            names = "--classes",
            paramLabel = "N",
            defaultValue = "0",
            description = "that a preset's network tells apart (default: 8) or draws (default: 1)")
    private int classes;

    @Option(names = "--count-only", description = "measure nothing")
    private boolean countOnly;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = PrecisionChoice.AUTO,
            description = "in which it is measured: auto (default), fp32 or bf16")
    private String precision;

    @Option(names = "--json", description = "as one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        if (subject.model != null && (size != 0 || classes != 0)) {
            throw new IllegalArgumentException("--size and --classes are for --preset; a model has its own");
        }
        CostReport report = subject.model != null
                ? CostReport.ofModel(Folders.model(subject.model))
                : CostReport.ofPreset(
                        subject.preset,
                        Require.notNegative("--size", size),
                        classes == 0 ? 0 : Math.toIntExact(Require.positive("--classes", classes)));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("of", subject.model != null ? subject.model.toString() : subject.preset);
        figures.putAll(report.counted());
        int code = Exit.OK;
        if (!countOnly) {
            try {
                figures.put("measured", report.measured(precision, Interrupt.stop()));
            } catch (CancellationException e) {
                code = Exit.INTERRUPTED;
            }
        }
        if (json) {
            Json.print(figures);
        } else {
            Figures.print(figures, 28, CostCommand::shown);
        }
        return code;
    }

    /** Counts with their thousands apart, seconds with three digits. */
    private static String shown(Object value) {
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%.3g", number);
        }
        return value instanceof Number number ? String.format(Locale.ROOT, "%,d", number.longValue()) : value + "";
    }
}
