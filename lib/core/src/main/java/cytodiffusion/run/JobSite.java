package cytodiffusion.run;

import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Where jobs are computed: in which folder, who may stop them, and what they share. One thread at a time uses it. */
public final class JobSite {
    private final Path folder;
    private final Stop stop;
    private final Progress progress;
    private final String precision;
    private final Map<String, Object> shared = new HashMap<>();

    /** Makes what jobs share. */
    @FunctionalInterface
    public interface Source<T> {
        T make() throws IOException;
    }

    /**
     * @param folder for models and whatever else is under way; jobs go on with what they find in it
     * @param precision in which they train and predict: {@code auto}, {@code fp32} or {@code bf16}
     */
    public JobSite(Path folder, Stop stop, Progress progress, String precision) {
        this.folder = folder;
        this.stop = stop;
        this.progress = progress;
        this.precision = precision;
    }

    public Path folder() {
        return folder;
    }

    public Stop stop() {
        return stop;
    }

    public Progress progress() {
        return progress;
    }

    public String precision() {
        return precision;
    }

    /**
     * What several jobs need and one of them makes: hashes of all images, for instance.
     *
     * @param name that says what it is made of
     */
    public <T> T once(String name, Class<T> type, Source<T> source) throws IOException {
        Object there = shared.get(name);
        if (there == null) {
            there = source.make();
            shared.put(name, there);
        }
        return type.cast(there);
    }
}
