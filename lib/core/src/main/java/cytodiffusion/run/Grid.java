package cytodiffusion.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table to compute.
 *
 * @param columns names in lower case, those that tell rows apart first
 * @param keys how many columns tell rows apart
 * @param settings all that decides the rows besides their keys, by name
 * @param jobs that give the rows, in the order in which they are computed and in which their rows stand
 */
public record Grid(List<String> columns, int keys, Map<String, String> settings, List<Job> jobs) {
    public Grid {
        columns = List.copyOf(columns);
        settings = new LinkedHashMap<>(settings);
        jobs = List.copyOf(jobs);
        if (jobs.stream().map(Job::name).distinct().count() < jobs.size()) {
            throw new IllegalArgumentException("Two jobs of a table have the same name: "
                    + jobs.stream().map(Job::name).toList());
        }
    }
}
