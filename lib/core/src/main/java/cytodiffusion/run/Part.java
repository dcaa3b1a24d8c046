package cytodiffusion.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the note of a table that several machines compute says besides: which jobs there are, and which are done. A table
 * that one machine computed has none.
 *
 * @param shard that the folder holds, as {@code 1/4}; null for the shards put together
 * @param jobs names of all jobs of the whole table, in the order of its rows
 * @param finished those of them whose rows are all here
 * @param kept folders that jobs left beside the table, by the jobs' names
 */
public record Part(String shard, List<String> jobs, List<String> finished, Map<String, List<String>> kept) {
    /** The last column of a shard's table: the job that a row comes from. */
    static final String JOB = "job";

    public Part {
        jobs = List.copyOf(jobs);
        finished = List.copyOf(finished);
        // A file may lack it.
        kept = kept == null ? Map.of() : new LinkedHashMap<>(kept);
    }

    static Part begun(Shard shard, List<Job> jobs) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (Job job : jobs) {
            if (!job.kept().isEmpty()) {
                kept.put(job.name(), job.kept());
            }
        }
        return new Part(shard.toString(), jobs.stream().map(Job::name).toList(), List.of(), kept);
    }

    /** The same with this job done. */
    Part with(String job) {
        if (finished.contains(job)) {
            return this;
        }
        List<String> more = new ArrayList<>(finished);
        more.add(job);
        return new Part(shard, jobs, more, kept);
    }

    /** The same with what an earlier session had done. */
    Part after(Part earlier) {
        Part all = this;
        for (String job : earlier.finished) {
            all = all.with(job);
        }
        return all;
    }
}
