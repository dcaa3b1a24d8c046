package cytodiffusion.training;

import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import cytodiffusion.data.ValueRange;
import cytodiffusion.discriminative.BaselineFolder;
import cytodiffusion.gan.GanFolder;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.model.ModelHash;
import cytodiffusion.nn.ModelCard.LossPoint;
import cytodiffusion.nn.Network;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.UNet;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.nn.safetensors.SafetensorsReader;
import cytodiffusion.tensor.Machine;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.train.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a training keeps, under {@code training/} in the model's folder, to go on where it was. */
final class TrainingFolder {
    private static final Gson GSON = new Gson();

    private final Path folder;
    private final Path notesFile;
    private final Path autoencoderState;
    private final Path autoencoderWeights;
    private final Path unetState;
    private final Path baselineState;
    private final Path ganState;
    private double earlierSeconds;
    private TrainingNotes notes;

    TrainingFolder(Path model) {
        folder = model.resolve("training");
        notesFile = folder.resolve("notes.json");
        autoencoderState = folder.resolve("autoencoder-state.safetensors");
        autoencoderWeights = folder.resolve("autoencoder.safetensors");
        unetState = folder.resolve("unet-state.safetensors");
        baselineState = folder.resolve("baseline-state.safetensors");
        ganState = folder.resolve("gan-state.safetensors");
    }

    /** Whether a training was begun here that can go on. */
    boolean canResume() {
        return Files.isRegularFile(notesFile);
    }

    /** Whether the training in this folder ran to its end. */
    boolean isFinished() throws IOException {
        return canResume() && read().finished();
    }

    /** Which of the files' values is white in the training that was begun here. */
    ValueRange range() throws IOException {
        return canResume() ? read().valueRange() : ValueRange.FULL;
    }

    /** How long the training that was begun here took so far. */
    double secondsSpent() throws IOException {
        return read().seconds();
    }

    /**
     * The plan, split and precision of the training to go on with, or null for a new one.
     *
     * @throws IllegalArgumentException where a training would be overwritten, there is none to resume, or another was
     *     asked for
     */
    TrainingNotes prepare(TrainingRequest request) throws IOException {
        if (!request.resume()) {
            if (canResume()
                    || Files.exists(folder.resolveSibling("unet"))
                    || Files.exists(folder.resolveSibling(BaselineFolder.PART))
                    || Files.exists(folder.resolveSibling(GanFolder.PART))) {
                throw new IllegalArgumentException(
                        folder.getParent() + " already holds a model: go on with --resume, or choose another folder");
            }
            return null;
        }
        if (!canResume()) {
            throw new IllegalArgumentException("There is no training to resume in " + folder.getParent());
        }
        notes = read();
        // What a process that was killed while it saved has left.
        AtomicFile.deleteParts(folder);
        earlierSeconds = notes.seconds();
        boolean stated = !request.plan().equals(TrainingPlan.DEFAULT);
        if (stated && !isSame(request.plan(), notes.plan())) {
            throw new IllegalArgumentException("The training in " + folder.getParent() + " was begun with "
                    + notes.plan() + ", not with " + request.plan() + "; resume it without these options");
        }
        if (request.split() != null && !TrainingSplit.isSame(request.split(), notes.split())) {
            throw new IllegalArgumentException("The training in " + folder.getParent()
                    + " was begun with another split of the images; choose another folder");
        }
        ValueRange begun = notes.valueRange();
        if (!request.data().range().orElse(begun).equals(begun)) {
            throw new IllegalArgumentException("The training in " + folder.getParent()
                    + " was begun with another range of values (" + begun + ", not "
                    + request.data().range().get() + "); resume it without --range");
        }
        if (stated) {
            notes = notes.start(request.plan().init());
        }
        return notes;
    }

    /** Whether two plans are the same, wherever the model lies by now that both start from. */
    private static boolean isSame(TrainingPlan asked, TrainingPlan begun) throws IOException {
        return asked.init(begun.init()).equals(begun) && isSameStart(asked.init(), begun.init());
    }

    /** The place of a model is not what it is: moved, it has its name still; copied, its name and its weights. */
    private static boolean isSameStart(String asked, String begun) throws IOException {
        if (asked.equals(begun) || asked.isEmpty() || begun.isEmpty()) {
            return asked.equals(begun);
        }
        Path now = Path.of(asked);
        Path before = Path.of(begun);
        return now.getFileName().equals(before.getFileName())
                && (!Files.exists(before) || ModelHash.of(now).equals(ModelHash.of(before)));
    }

    private TrainingNotes read() throws IOException {
        try {
            TrainingNotes read = GSON.fromJson(Files.readString(notesFile), TrainingNotes.class);
            if (read == null || read.plan() == null || read.split() == null || read.loss() == null) {
                throw new ModelException(notesFile + " is not whole; train anew in another folder");
            }
            return read;
        } catch (JsonParseException e) {
            throw new ModelException(
                    notesFile + " is damaged: " + e.getMessage() + "; train anew in another folder", e);
        }
    }

    /** Begins a training. */
    void begin(TrainingPlan plan, TrainingData data, PrecisionChoice precision) throws IOException {
        note(new TrainingNotes(
                plan,
                data.split(),
                data.preprocessing().range().bits(),
                precision.precision().id(),
                null,
                Machine.threads(),
                null,
                0,
                0,
                List.of(),
                false,
                null));
    }

    /** TrainingNotes that the training goes on in another precision, and why. */
    void goOnIn(Precision precision, String reason) throws IOException {
        note(notes.goingOnIn(precision, reason));
    }

    /** Why the precision is not the one that was asked for or chosen, or null. */
    String precisionReason() {
        return notes.precisionReason();
    }

    Double autoencoderScale() {
        return notes.autoencoderScale();
    }

    long autoencoderSteps() {
        return notes.autoencoderSteps();
    }

    List<LossPoint> lossCurve() {
        return notes.loss();
    }

    /** Seconds of all sessions, this one having taken {@code sofar}. */
    double seconds(double sofar) {
        return earlierSeconds + sofar;
    }

    TrainingState autoencoderState(Autoencoder autoencoder, NDManager manager, long seed) throws IOException {
        return lastGood(autoencoderState, autoencoder, manager, seed);
    }

    void saveAutoencoderState(TrainingState state) throws IOException {
        state.save(autoencoderState, Map.of());
    }

    void saveAutoencoder(TrainingState state, double scale) throws IOException {
        takeAutoencoder(state.average(), scale, state.step());
        Files.deleteIfExists(autoencoderState);
        Files.deleteIfExists(TrainingState.previous(autoencoderState));
    }

    /** Keeps a finished autoencoder, trained here for {@code steps} or elsewhere. */
    void takeAutoencoder(Weights weights, double scale, long steps) throws IOException {
        weights.save(autoencoderWeights, Precision.FP32);
        note(notes.autoencoder(scale, steps));
    }

    Weights openAutoencoder(Autoencoder autoencoder, NDManager manager) throws IOException {
        try (SafetensorsReader file = SafetensorsReader.open(autoencoderWeights)) {
            return Weights.read(autoencoder, manager, file);
        }
    }

    /** The last state of the UNet's training, or that which {@code start} makes. */
    TrainingState unetState(UNet unet, NDManager manager, Supplier<TrainingState> start) throws IOException {
        return TrainingState.openLast(unetState, unet, manager).orElseGet(start);
    }

    /** The last state of a baseline's training, or that which {@code start} makes. */
    TrainingState baselineState(Network network, NDManager manager, Supplier<TrainingState> start) throws IOException {
        return TrainingState.openLast(baselineState, network, manager).orElseGet(start);
    }

    /** The last state of a training of two networks, or that which {@code start} makes. */
    TrainingState ganState(Network pair, NDManager manager, Supplier<TrainingState> start) throws IOException {
        return TrainingState.openLast(ganState, pair, manager).orElseGet(start);
    }

    void saveGanState(TrainingState state, List<LossPoint> loss, double sofar) throws IOException {
        state.save(ganState, Map.of());
        note(notes.network(seconds(sofar), loss, List.of(), false));
    }

    /** The last state that can be read, or a fresh one. */
    private static TrainingState lastGood(Path file, Network network, NDManager manager, long seed) throws IOException {
        Optional<TrainingState> last = TrainingState.openLast(file, network, manager);
        return last.isPresent() ? last.get() : TrainingState.fresh(network, manager, seed);
    }

    void saveUNetState(TrainingState state, List<LossPoint> loss, List<Validated> validated, double sofar)
            throws IOException {
        state.save(unetState, Map.of());
        note(notes.network(seconds(sofar), loss, List.copyOf(validated), false));
    }

    /** What the validations found. */
    List<Validated> validated() {
        return notes.validated() == null ? List.of() : notes.validated();
    }

    void saveBaselineState(TrainingState state, List<LossPoint> loss, List<Validated> validated, double sofar)
            throws IOException {
        state.save(baselineState, Map.of());
        note(notes.network(seconds(sofar), loss, List.copyOf(validated), false));
    }

    /** TrainingNotes that the training ran to its end. */
    void finish(double sofar) throws IOException {
        note(notes.network(seconds(sofar), notes.loss(), notes.validated(), true));
    }

    private void note(TrainingNotes changed) throws IOException {
        notes = changed;
        AtomicFile.writeString(notesFile, GSON.toJson(notes));
    }
}
