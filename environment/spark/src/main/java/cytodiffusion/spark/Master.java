package cytodiffusion.spark;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Spark is asked for worker processes.
 *
 * @param url as Spark knows it
 */
record Master(String url) {
    private static final Pattern LOCAL = Pattern.compile("local(\\[(\\*|\\d+)(,\\s*\\d+)?\\])?");
    private static final Pattern LOCAL_CLUSTER =
            Pattern.compile("local-cluster\\[\\d+,\\s*(\\d{1,6}),\\s*(\\d{1,8})\\]");
    private static final Pattern OTHERS = Pattern.compile("spark://.+|k8s://.+|yarn");

    /** @throws IllegalArgumentException where Spark has no such master */
    static Master parse(String url) {
        if (!LOCAL.matcher(url).matches()
                && !LOCAL_CLUSTER.matcher(url).matches()
                && !OTHERS.matcher(url).matches()) {
            throw new IllegalArgumentException("Spark has no master " + url
                    + ": --spark takes local[N], local-cluster[WORKERS,CORES,MEBIBYTES], spark://HOST:PORT, yarn or"
                    + " k8s://...");
        }
        return new Master(url);
    }

    /** Whether this process does all the work itself. */
    boolean isThisProcess() {
        return LOCAL.matcher(url).matches();
    }

    /** Whether all processes run on this machine, which Spark starts. */
    boolean isThisMachine() {
        return isThisProcess() || isLocalCluster();
    }

    boolean isLocalCluster() {
        return LOCAL_CLUSTER.matcher(url).matches();
    }

    /** Cores of each worker process where the URL says it. */
    OptionalInt coresOfWorker() {
        return inUrl(1);
    }

    /** MiB of each worker process where the URL says it. */
    OptionalInt memoryOfWorker() {
        return inUrl(2);
    }

    private OptionalInt inUrl(int group) {
        Matcher found = LOCAL_CLUSTER.matcher(url);
        return found.matches() ? OptionalInt.of(Integer.parseInt(found.group(group))) : OptionalInt.empty();
    }
}
