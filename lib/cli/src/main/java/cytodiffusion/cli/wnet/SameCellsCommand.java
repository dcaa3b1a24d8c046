package cytodiffusion.cli.wnet;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.Procedure;
import cytodiffusion.cli.console.CommandText;
import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.ExperimentEnd;
import cytodiffusion.cli.console.Folders;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.data.DataFolder;
import cytodiffusion.model.OpenModel;
import cytodiffusion.paper.wnet.SameCells;
import cytodiffusion.paper.wnet.SameCells.Judge;
import cytodiffusion.run.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = SameCells.NAME,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Asks several models about the cells that all of them were tested on, each by its own pictures: results.csv"
                        + " with every answer. Cells are the same where the names of class folder and file are.")
public final class SameCellsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--judge",
            required = true,
            paramLabel = "MODEL=DIR",
            description = "a model and its pictures; twice or more")
    private Map<Path, Path> judges = new LinkedHashMap<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for evaluations and the table")
    private Path out;

    @Option(names = "--anytime", description = "decide by the anytime procedure rather than the paper's")
    private boolean anytime;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of the draws")
    private long seed;

    @Override
    public Integer call() throws IOException {
        List<Judge> asked = new ArrayList<>();
        for (Map.Entry<Path, Path> judge : judges.entrySet()) {
            asked.add(new Judge(
                    judge.getKey().getFileName().toString(),
                    Folders.model(judge.getKey()),
                    DataFolder.of(Folders.existing(judge.getValue())).absolute()));
        }
        SameCells.Request request = new SameCells.Request(asked, out, elimination(), seed);
        boolean complete =
                SameCells.run(request, Session.of(CommandText.of(spec)), Interrupt.stop(), ConsoleProgress.standard());
        return ExperimentEnd.report(out, complete, asked.size(), false);
    }

    private EliminationSettings elimination() {
        return OpenModel.usualElimination(anytime ? Procedure.ANYTIME : Procedure.PAPER);
    }
}
