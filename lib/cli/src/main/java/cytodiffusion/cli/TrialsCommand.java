package cytodiffusion.cli;

import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Failure;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.model.OpenModel;
import cytodiffusion.model.ShippedModels;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.run.TrialRecording;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.training.TestLook;
import cytodiffusion.training.TestLooks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "trials",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Records the errors of every class in every trial of labelled images, none dropped, for comparing"
                        + " weightings and eliminations (notebook 08). The same command goes on where it stopped or was killed.")
final class TrialsCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "MODEL",
            description = "folder of a trained model, or a name that 'cyto models' lists")
    private Path model;

    @Mixin
    private DataOptions data;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the record: JSON lines, gzipped")
    private Path out;

    @Option(
            names = "--split",
            paramLabel = "WHICH",
            description =
                    "test, validation or all (default: test where the model's card lists images of the data, else all)")
    private String split;

    @Option(names = "--limit", paramLabel = "N", description = "images in all, the same number of each class")
    private int limit;

    @Option(
            names = "--trials",
            paramLabel = "T",
            defaultValue = "250",
            description = "of every class and image (default: 250; the paper: 1000)")
    private int trials;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of the draws")
    private long seed;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = PrecisionChoice.AUTO,
            description = "auto, fp32, bf16 or fp16")
    private String precision;

    private static TestLook look(TrialRecord record) {
        return TestLook.today(
                "trials",
                record.settings().dataset(),
                record.settings().trials() + " trials of every class, seed "
                        + record.settings().seed() + ", " + record.settings().precision(),
                record.images().size(),
                "a record of errors");
    }

    @Override
    public Integer call() throws IOException {
        if (trials < 2) {
            throw new IllegalArgumentException("--trials is " + trials + ", but must be at least 2");
        }
        DataFolder images = data.folder();
        TrialRecording.Request request = new TrialRecording.Request(images, JudgedPart.of(split), limit, trials, seed);
        TrialRecording.Result result;
        try (TrainedModel opened = ModelOptions.open(model, precision)) {
            if (!(opened instanceof OpenModel diffusion)) {
                throw new IllegalArgumentException(model + " is a discriminative network, which draws no trials");
            }
            FolderOptions.tellFound(images, opened.range());
            result = TrialRecording.run(diffusion, request, out, Interrupt.stop(), ConsoleProgress.standard());
        }
        if (!result.warning().isEmpty()) {
            System.err.println("Note: " + result.warning());
        }
        for (Failure failure : result.failures()) {
            System.err.println("left out: " + failure);
        }
        int recorded = result.record().images().size();
        if (recorded > 0 && result.record().settings().split() == JudgedPart.TEST) {
            TestLooks.add(ShippedModels.resolve(model), look(result.record()));
        }
        System.err.printf(Locale.ROOT, "%d images with %d trials%n", recorded, trials);
        if (recorded > 0) {
            System.out.println(out);
        }
        if (!result.complete()) {
            System.err.println("It was stopped early; the same command goes on");
            return Main.INTERRUPTED;
        }
        return result.failures().isEmpty() && recorded > 0 ? Main.OK : Main.FAILED;
    }
}
