package cytodiffusion.cli.console;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the command of an experiment ends. */
public final class ExperimentEnd {
    private ExperimentEnd() {}

    /**
     * Says where the results are and gives the exit code.
     *
     * @param complete whether nothing is left to compute
     * @param rows results so far
     */
    public static int report(Path out, boolean complete, int rows, boolean json) {
        if (json) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("out", out.toString());
            facts.put("rows", rows);
            facts.put("complete", complete);
            Json.print(facts);
        } else {
            System.out.println(out);
        }
        if (!complete) {
            System.err.println("It was stopped early; the same command goes on");
            return Exit.INTERRUPTED;
        }
        return Exit.OK;
    }
}
