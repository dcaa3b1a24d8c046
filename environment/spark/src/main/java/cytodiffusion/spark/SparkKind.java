package cytodiffusion.spark;

import cytodiffusion.run.Cluster;
import java.util.Map;

/** Makes Spark known to the library. */
public final class SparkKind implements Cluster.Kind {
    @Override
    public Cluster connect(String master, Map<String, String> settings) {
        return SparkCluster.connect(Master.parse(master), settings);
    }
}
