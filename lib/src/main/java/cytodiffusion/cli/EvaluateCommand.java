package cytodiffusion.cli;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.Failure;
import cytodiffusion.experiment.Evaluation;
import cytodiffusion.experiment.EvaluationFiles;
import cytodiffusion.experiment.EvaluationRequest;
import cytodiffusion.experiment.EvaluationResult;
import cytodiffusion.experiment.OpenModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Judges a model on labelled images: metrics.json, predictions.csv and confusion.png.")
final class EvaluateCommand implements Callable<Integer> {
    @Option(names = "--model", required = true, paramLabel = "MODEL", description = "folder of a trained model")
    private Path model;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "one folder of images per class")
    private Path data;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the results")
    private Path out;

    @Option(
            names = "--split",
            paramLabel = "WHICH",
            description = "test or all (default: test where the data is what the model was trained on)")
    private String split;

    @Option(names = "--limit", paramLabel = "N", description = "images in all, the same number of each class")
    private int limit;

    @Option(
            names = "--trials",
            paramLabel = "MIN:MAX",
            converter = TrialsOption.class,
            description = "trials of an image (default: 20:200; the paper: 20:2000)")
    private EliminationSettings elimination = OpenModel.DEFAULT_ELIMINATION;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of the draws")
    private long seed;

    @Option(names = "--precision", paramLabel = "P", defaultValue = "auto", description = "auto, fp32, bf16 or fp16")
    private String precision;

    @Override
    public Integer call() throws IOException {
        EvaluationRequest request = new EvaluationRequest(model, data, split, limit, elimination, seed, precision);
        EvaluationResult result;
        try (EvaluationFiles files = new EvaluationFiles(out)) {
            result = Evaluation.run(request, files::add, Interrupt.stop(), ConsoleProgress.standard());
            files.finish(result);
        }
        if (!result.warning().isEmpty()) {
            System.err.println("Note: " + result.warning());
        }
        for (Failure failure : result.failures()) {
            System.err.println("left out: " + failure);
        }
        System.err.printf(
                Locale.ROOT,
                "%d images (%s): accuracy %.1f %%, balanced accuracy %.1f %%%n",
                result.rows().size(),
                result.split(),
                100 * result.confusion().accuracy(),
                100 * result.confusion().balancedAccuracy());
        System.out.println(out);
        if (!result.complete()) {
            return Main.INTERRUPTED;
        }
        return result.failures().isEmpty() ? Main.OK : Main.INPUT_FAILED;
    }
}
