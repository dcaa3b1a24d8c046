package cytodiffusion.run;

import cytodiffusion.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Puts the shards of a table together: the rows stand as if one machine had computed them. */
public final class Shards {
    private final List<Source> sources;

    /** A shard's folder and what is in it. */
    private record Source(Path folder, RecordedRun run) {
        Part part() {
            return run.note().part();
        }

        Shard shard() {
            return Shard.parse(part().shard());
        }

        boolean finished(String job) {
            return part().finished().contains(job);
        }

        /** The rows of a job, without its name. */
        List<List<String>> rows(String job) {
            List<List<String>> rows = new ArrayList<>();
            run.table().rows().forEach(row -> {
                int last = row.fields().size() - 1;
                if (row.fields().get(last).equals(job)) {
                    rows.add(List.copyOf(row.fields().subList(0, last)));
                }
            });
            return rows;
        }

        List<String> columns() {
            List<String> all = run.table().columns();
            return List.copyOf(all.subList(0, all.size() - 1));
        }
    }

    /**
     * What came of it.
     *
     * @param rows of the table
     * @param missing jobs that no shard has finished, each with the shard that it belongs to
     * @param unfinished whether the command has something left to do that needs all of the table
     * @param command that computed the shards
     */
    public record Merged(int rows, List<String> missing, boolean unfinished, String command) {}

    private Shards(List<Source> sources) {
        this.sources = sources;
    }

    /**
     * Puts shards together in {@code out}. They may be merged again when more of them are done.
     *
     * @throws IllegalArgumentException where a folder holds no shard, shards are of different tables, or {@code out} holds
     *     rows that no shard has, saying which
     * @throws IOException where files cannot be read or written
     */
    public static Merged merge(Path out, List<Path> folders) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (Path folder : folders) {
            sources.add(source(folder));
        }
        for (Source other : sources) {
            requireSameTable(sources.get(0), other);
        }
        Set<String> seen = new HashSet<>();
        for (Source source : sources) {
            if (!seen.add(source.part().shard())) {
                throw new IllegalArgumentException(source.folder + " is not the only folder of shard "
                        + source.part().shard() + ": name one of them");
            }
        }
        return new Shards(sources).into(out);
    }

    private static Source source(Path folder) throws IOException {
        Optional<RecordedRun> run = RecordedRun.in(folder);
        if (run.isEmpty() || run.get().note().shard() == null) {
            throw new IllegalArgumentException(folder + " holds no shard: it lacks the " + RunNote.FILE + " or "
                    + RecordedRun.RESULTS + " that 'cyto experiment' with --shard leaves");
        }
        return new Source(folder, run.get());
    }

    private static void requireSameTable(Source first, Source other) {
        Map<String, String> settings = new TreeMap<>(first.run.note().settings());
        Map<String, String> others = new TreeMap<>(other.run.note().settings());
        Set<String> names = new TreeSet<>(settings.keySet());
        names.addAll(others.keySet());
        for (String name : names) {
            String one = settings.getOrDefault(name, "none");
            String two = others.getOrDefault(name, "none");
            if (!one.equals(two)) {
                throw new IllegalArgumentException(other.folder + " and " + first.folder + " are shards of tables with"
                        + " different " + name + " (" + two + " and " + one + ")");
            }
        }
        if (!first.columns().equals(other.columns())
                || !first.part().jobs().equals(other.part().jobs())) {
            throw new IllegalArgumentException(other.folder + " and " + first.folder + " are shards of tables of other"
                    + " trainings: " + other.part().jobs().size() + " and "
                    + first.part().jobs().size() + " in all");
        }
        if (first.shard().of() != other.shard().of()) {
            throw new IllegalArgumentException(
                    other.folder + " holds shard " + other.part().shard() + " and " + first.folder + " shard "
                            + first.part().shard() + ": they do not share the work");
        }
    }

    private Merged into(Path out) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Part first = sources.get(0).part();
        List<String> finished = new ArrayList<>();
        int parts = sources.get(0).shard().of();
        for (int i = 0; i < first.jobs().size(); i++) {
            String job = first.jobs().get(i);
            Optional<Source> done =
                    sources.stream().filter(s -> s.finished(job)).findFirst();
            if (done.isPresent()) {
                finished.add(job);
            } else {
                missing.add(job + " (shard " + new Shard(i % parts + 1, parts) + ")");
            }
            List<List<String>> ofJob = done.isPresent()
                    ? done.get().rows(job)
                    : sources.stream()
                            .map(s -> s.rows(job))
                            .filter(some -> !some.isEmpty())
                            .findFirst()
                            .orElse(List.of());
            rows.addAll(ofJob);
        }
        requireNoOther(out, rows);
        for (String job : finished) {
            Source from =
                    sources.stream().filter(s -> s.finished(job)).findFirst().orElseThrow();
            for (String kept : first.kept().getOrDefault(job, List.of())) {
                copy(from.folder.resolve(kept), out.resolve(kept));
            }
        }
        // What still needs all of the table is the command's to do: it says when that is done.
        boolean unfinished = missing.isEmpty() && !first.kept().isEmpty();
        ExperimentFolder.write(
                out,
                sources.get(0).columns(),
                rows,
                note(new Part(null, first.jobs(), finished, first.kept()), missing.isEmpty() && !unfinished));
        return new Merged(
                rows.size(), missing, unfinished, sources.get(0).run.note().command());
    }

    private static void requireNoOther(Path out, List<List<String>> rows) throws IOException {
        Optional<RecordedRun> there = RecordedRun.in(out);
        if (there.isEmpty()) {
            return;
        }
        Set<List<String>> known = new HashSet<>(rows);
        long others = there.get().table().rows().stream()
                .filter(row -> !known.contains(row.fields()))
                .count();
        if (others > 0) {
            throw new IllegalArgumentException(
                    out + " holds a table with " + others + " rows that none of the shards has: name another folder");
        }
    }

    /** The machines' notes as one. */
    private RunNote note(Part part, boolean complete) {
        RunNote first = sources.get(0).run.note();
        Set<String> machines = new TreeSet<>();
        Set<String> dates = new TreeSet<>();
        double seconds = 0;
        for (Source source : sources) {
            machines.add(source.run.machine());
            dates.add(source.run.date());
            seconds += source.run.note().seconds();
        }
        return new RunNote(
                first.command(),
                first.settings(),
                first.version(),
                first.versions(),
                String.join("; ", machines),
                first.threads(),
                List.copyOf(dates).get(dates.size() - 1),
                seconds,
                complete,
                part);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                AtomicFile.writeBytes(target, Files.readAllBytes(file));
            }
        }
    }
}
