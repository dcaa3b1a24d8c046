package cytodiffusion.doctor;

import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.UserCache;
import cytodiffusion.io.Version;
import cytodiffusion.model.ModelHash;
import cytodiffusion.model.ShippedModels;
import cytodiffusion.model.ShippedModels.Shipped;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.CheckedLayers.Verdict;
import cytodiffusion.tensor.LayerExamination;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether this machine computes rightly, in one sentence. Where nothing is wrong it is kept in the user's cache folder, so
 * that the next start need not examine the machine again; what is wrong is looked for again at every start.
 *
 * @param right whether every result that the library would use here is right, as far as was looked
 * @param complete whether everything was looked at
 * @param sentence for a person
 */
public record MachineVerdict(boolean right, boolean complete, String sentence) {
    private static final System.Logger LOG = System.getLogger(MachineVerdict.class.getName());

    /** What an examination found. */
    public static MachineVerdict of(Examination found) {
        return new MachineVerdict(found.isRight(), found.complete(), sentence(found));
    }

    /**
     * What is kept for this machine, libtorch and these models, or else what an examination finds now, which takes half a
     * minute.
     *
     * @param stop looked at between two layers
     * @throws IOException where a shipped model or its stored values cannot be read
     */
    public static MachineVerdict known(Stop stop, Progress progress) throws IOException {
        Path file = file();
        Optional<MachineVerdict> kept = read(file);
        if (kept.isPresent()) {
            return kept.get();
        }
        MachineVerdict found = of(Examination.run(stop, progress));
        found.keep(file);
        return found;
    }

    /**
     * Keeps this for {@link #known}, where nothing is wrong; whatever was kept before is forgotten.
     *
     * @throws IOException where a shipped model cannot be read
     */
    public void keep() throws IOException {
        keep(file());
    }

    void keep(Path file) {
        try {
            if (right && complete) {
                AtomicFile.writeString(file, sentence + "\n");
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "What was found out about this machine could not be kept in {0}", file);
        }
    }

    static Optional<MachineVerdict> read(Path file) {
        try {
            String sentence = Files.exists(file) ? Files.readString(file).strip() : "";
            return sentence.isEmpty() ? Optional.empty() : Optional.of(new MachineVerdict(true, true, sentence));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "What is known of this machine could not be read from {0}", file);
            return Optional.empty();
        }
    }

    /** Named by what it holds for. */
    private static Path file() throws IOException {
        StringBuilder subject =
                new StringBuilder(Version.OF_LIBRARY).append('\n').append(LayerExamination.subject());
        for (Shipped model : ShippedModels.all()) {
            subject.append('\n').append(model.id()).append(' ').append(ModelHash.of(model.folder()));
        }
        UUID id = UUID.nameUUIDFromBytes(subject.toString().getBytes(StandardCharsets.UTF_8));
        return UserCache.folder().resolve("examined-machine-" + id + ".txt");
    }

    private static String sentence(Examination found) {
        String checked = found.layers().size() + " checks of layers and "
                + found.models().size() + " of models" + (found.complete() ? "" : " before it was stopped");
        if (!found.isRight()) {
            return "This machine computes wrongly (" + checked + "): " + wrong(found);
        }
        List<Verdict> replaced = found.replaced();
        return "This machine computes rightly (" + checked + "); "
                + (replaced.isEmpty()
                        ? "nothing had to be replaced"
                        : replaced.size()
                                + " are computed in another way, as libtorch's own is wrong here or not to be trusted: "
                                + String.join(", ", counted(replaced)));
    }

    private static String wrong(Examination found) {
        List<String> wrong = new ArrayList<>(
                counted(found.layers().stream().filter(v -> !v.right()).toList()));
        found.models().stream()
                .filter(m -> !m.right())
                .map(m -> m.model() + " in " + m.precision().id())
                .forEach(wrong::add);
        return String.join(", ", wrong);
    }

    /** How many there are of each kind: what a layer's name says before its shape. */
    private static List<String> counted(List<Verdict> layers) {
        Map<String, Long> kinds = layers.stream()
                .map(verdict -> verdict.layer().split(",")[0])
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " of " + kind.getKey())
                .toList();
    }
}
