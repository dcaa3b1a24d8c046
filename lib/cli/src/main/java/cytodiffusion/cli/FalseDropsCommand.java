package cytodiffusion.cli;

import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.console.Json;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.paper.cytodiffusion.method.EliminationStudy;
import cytodiffusion.paper.cytodiffusion.method.FalseDrops;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.run.TrialFile;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.stats.PointEstimate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "false-drops",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "How often each procedure drops the better of two classes, on the paired differences of recorded"
                + " trials shifted so that both classes tie and drawn again and again; and what it costs and gets right"
                + " on the record. Takes seconds to a minute.")
final class FalseDropsCommand implements Callable<Integer> {
    @Option(
            names = "--trials",
            required = true,
            paramLabel = "FILE",
            description = "a record that 'cyto trials' wrote, all of whose trials are used, 200 at most")
    private Path trials;

    @Option(
            names = "--measure-only",
            description =
                    "for a record of a test split: it may measure rules that were chosen on other images, and chooses"
                            + " none")
    private boolean measureOnly;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of the draws")
    private long seed;

    @Option(names = "--json", description = "print a JSON object instead of a table")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        TrialRecord record = TrialFile.read(trials);
        if (record.settings().split() == JudgedPart.TEST && !measureOnly) {
            throw new IllegalArgumentException(
                    trials + " was recorded on the model's test split, which chooses no stopping"
                            + " rule: record other images with 'cyto trials --split validation', or say --measure-only where the"
                            + " rules were chosen before");
        }
        if (record.settings().split() == JudgedPart.UNSAID) {
            System.err.println(
                    "Note: the record does not say of which split its images are, as those of earlier versions;"
                            + " images of a test split choose no stopping rule");
        }
        EliminationStudy study = new EliminationStudy(record, record.ownWeighting());
        List<FalseDrops.Result> results =
                new FalseDrops(study, seed).of(study.procedures(), Interrupt.stop(), ConsoleProgress.standard());
        if (json) {
            Json.print(facts(record, results));
        } else {
            print(record, results);
        }
        return Main.OK;
    }

    private Map<String, Object> facts(TrialRecord record, List<FalseDrops.Result> results) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("dataset", record.settings().dataset());
        facts.put("split", record.settings().split().id());
        facts.put("model", record.settings().model());
        facts.put("images", record.images().size());
        facts.put("trials", record.settings().trials());
        facts.put("pairs", results.get(0).pairRates().length);
        facts.put("resamples", FalseDrops.RESAMPLES);
        facts.put("seed", seed);
        for (FalseDrops.Result result : results) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("minTrials", result.settings().minTrials());
            figures.put("maxTrials", result.settings().maxTrials());
            figures.put("level", result.settings().level());
            put(figures, "meanRate", result.meanRate());
            figures.put("largestRate", result.largestRate());
            figures.put("bound", result.bound());
            figures.put("pairsSignificantlyAbove", result.pairsSignificantlyAbove());
            put(figures, "evaluations", result.onRecord().meanEvaluations());
            put(figures, "accuracy", result.onRecord().accuracy());
            put(figures, "lostTheClassOfAllTrials", result.onRecord().lostShare());
            facts.put(result.settings().procedure().id(), figures);
        }
        return facts;
    }

    private static void put(Map<String, Object> figures, String name, PointEstimate estimate) {
        figures.put(name, estimate.value());
        estimate.interval().ifPresent(i -> figures.put(name + "Interval95", List.of(i.lower(), i.upper())));
    }

    private static void print(TrialRecord record, List<FalseDrops.Result> results) {
        String row = "%-15s %7s  %-18s %9s %8s %14s  %-21s %s%n";
        System.out.printf(
                Locale.ROOT,
                row,
                "procedure",
                "trials",
                "false drops %",
                "largest %",
                "bound %",
                "pairs above %",
                "evaluations",
                "accuracy %");
        for (FalseDrops.Result result : results) {
            System.out.printf(
                    Locale.ROOT,
                    row,
                    result.settings().procedure().id(),
                    result.settings().minTrials() + ":" + result.settings().maxTrials(),
                    Numbers.estimate(result.meanRate().times(100), 1),
                    Numbers.fixed(100 * result.largestRate(), 1),
                    Numbers.fixed(100 * result.bound(), 1),
                    Numbers.fixed(100 * result.pairsSignificantlyAbove(), 1),
                    Numbers.estimate(result.onRecord().meanEvaluations(), 1),
                    Numbers.estimate(result.onRecord().accuracy().times(100), 1));
        }
        System.err.printf(
                Locale.ROOT,
                "%d images of %s, each with its %d nearest rivals; intervals are over images. Above: significantly above"
                        + " the bound, which is for one rival.%n",
                record.images().size(),
                record.settings().dataset(),
                FalseDrops.RIVALS);
    }
}
