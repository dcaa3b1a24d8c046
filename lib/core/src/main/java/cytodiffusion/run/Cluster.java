package cytodiffusion.run;

import cytodiffusion.evaluation.Judge;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Other processes, on this machine or on others, that look at images and compute the jobs of tables. The library has none
 * of its own: what connects to one is found on the class path, as a service. Closing it lets go of the processes.
 */
public interface Cluster extends AutoCloseable {
    /**
     * A judge that asks the cluster.
     *
     * @param results folder in which the predictions are kept, part by part: the same judge asked again goes on from them.
     *     All processes of the cluster must be able to write into it
     * @param settings all that decides an image's result besides its content, by name
     * @throws IllegalArgumentException where the folder holds results with other settings, or another job is writing there
     */
    Judge judge(Path results, Map<String, String> settings);

    /** A runner whose jobs are computed by the cluster, all of whose processes must be able to write into their folder. */
    Runner runner();

    @Override
    void close();

    /** What connects to clusters of a kind. */
    interface Kind {
        /**
         * Connects.
         *
         * @param master where the cluster is asked for processes: {@code local[2]}, {@code spark://host:7077}
         * @param settings of the cluster, by its own names
         * @throws IllegalArgumentException where there is no such cluster
         */
        Cluster connect(String master, Map<String, String> settings);
    }

    /**
     * Connects to a cluster.
     *
     * @throws IllegalArgumentException where there is no such cluster, or nothing on the class path connects to it
     */
    static Cluster connect(String master, Map<String, String> settings) {
        return ServiceLoader.load(Kind.class)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nothing here connects to " + master
                        + ": environment/cyto builds what does where --spark is given"))
                .connect(master, settings);
    }
}
