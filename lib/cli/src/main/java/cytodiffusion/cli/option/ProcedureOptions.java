package cytodiffusion.cli.option;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.Procedure;
import cytodiffusion.model.OpenModel;
import picocli.CommandLine.Option;

/** How a diffusion model decides. */
public final class ProcedureOptions {
    @Option(
            names = "--procedure",
            paramLabel = "NAME",
            defaultValue = "paper",
            converter = ProcedureOption.class,
            description = "how classes are given up: paper (default), or anytime, which takes fewer evaluations")
    private Procedure procedure;

    @Option(
            names = "--trials",
            paramLabel = "MIN:MAX",
            converter = TrialsOption.class,
            description = "trials of an image (default: 20:200, anytime 4:200; the paper: 20:2000)")
    private TrialsOption.Range trials;

    /** Whether the number of trials was asked for. */
    public boolean namesTrials() {
        return trials != null;
    }

    /** @throws IllegalArgumentException where the numbers of trials make no sense */
    public EliminationSettings elimination() {
        EliminationSettings usual = OpenModel.usualElimination(procedure);
        return trials == null ? usual : usual.withTrials(trials.min(), trials.max());
    }
}
