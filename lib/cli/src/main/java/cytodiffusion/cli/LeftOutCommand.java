package cytodiffusion.cli;

import cytodiffusion.cli.console.Json;
import cytodiffusion.evaluation.anomaly.AnomalyRun;
import cytodiffusion.evaluation.anomaly.FreshCells;
import cytodiffusion.evaluation.anomaly.Rehearsal;
import cytodiffusion.paper.cytodiffusion.anomaly.RecordedCells;
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
        name = "left-out",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Which scores of anomalies find cells of a known class that is left out of the question, on recorded"
                        + " trials: each class in turn. The model has learned from such cells all the same, so a score that fails"
                        + " here is not to be trusted, while one that passes may still fail on kinds that it never saw.")
final class LeftOutCommand implements Callable<Integer> {
    @Option(names = "--trials", required = true, paramLabel = "FILE", description = "a record that 'cyto trials' wrote")
    private Path trials;

    @Option(
            names = "--use",
            paramLabel = "T",
            defaultValue = "120",
            description = "trials of every class that are used, the first ones (default: 120)")
    private int use;

    @Option(names = "--json", description = "print a JSON object instead of a table")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (use < 2) {
            throw new IllegalArgumentException("--use is " + use + ", but must be at least 2");
        }
        TrialRecord record = TrialFile.read(trials);
        AnomalyRun run = RecordedCells.of(record, use);
        Rehearsal rehearsal = Rehearsal.of(run);
        if (json) {
            Json.print(facts(record, rehearsal));
        } else {
            rehearsal.areas().forEach((left, areas) -> {
                System.out.println(left);
                areas.forEach((score, area) ->
                        System.out.printf(Locale.ROOT, "  %-12s %s%n", score, Numbers.estimate(area, 3)));
            });
        }
        scores(rehearsal).stream()
                .map(rehearsal::warning)
                .filter(warning -> !warning.isEmpty())
                .forEach(warning -> System.err.println("Warning: " + warning));
        FreshCells.uniformity(run)
                .ifPresent(fresh -> System.err.printf(
                        Locale.ROOT,
                        "p-values of %d fresh known cells: %s from uniform (5 %% exceed %s)%n",
                        fresh.n(),
                        Numbers.fixed(fresh.distance(), 3),
                        Numbers.fixed(fresh.critical(), 3)));
        if (rehearsal.areas().isEmpty()) {
            System.err.println(
                    "Nothing to compare: at least three classes are needed, and five cells of one and of others");
            return Main.FAILED;
        }
        return Main.OK;
    }

    private static List<String> scores(Rehearsal rehearsal) {
        return rehearsal.areas().values().stream()
                .flatMap(areas -> areas.keySet().stream())
                .distinct()
                .toList();
    }

    private Map<String, Object> facts(TrialRecord record, Rehearsal rehearsal) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("dataset", record.settings().dataset());
        facts.put("split", record.settings().split().id());
        facts.put("images", record.images().size());
        facts.put("trials", use);
        rehearsal.areas().forEach((left, areas) -> {
            Map<String, Object> ofScores = new LinkedHashMap<>();
            areas.forEach((score, area) -> put(ofScores, score, area));
            facts.put(left, ofScores);
        });
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, PointEstimate estimate) {
        facts.put(name, estimate.value());
        estimate.interval().ifPresent(i -> facts.put(name + "Interval95", List.of(i.lower(), i.upper())));
    }
}
