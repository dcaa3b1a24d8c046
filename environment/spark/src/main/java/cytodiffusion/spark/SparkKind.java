package cytodiffusion.spark;

import cytodiffusion.progress.Progress;
import cytodiffusion.report.table.Archive;
import cytodiffusion.run.Cluster;
import java.nio.file.Path;
import java.util.Map;

/** Makes Spark known to the library. */
public final class SparkKind implements Cluster.Kind, Archive.Kind {
    @Override
    public Cluster connect(String master, Map<String, String> settings) {
        return SparkCluster.connect(Master.parse(master), settings);
    }

    @Override
    public Archive open(String master, Path parts, Progress progress) {
        return SparkResults.open(master, parts, progress);
    }
}
