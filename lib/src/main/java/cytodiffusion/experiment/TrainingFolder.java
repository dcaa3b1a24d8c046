package cytodiffusion.experiment;

import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.nn.Autoencoder;
import cytodiffusion.nn.ModelCard.LossPoint;
import cytodiffusion.nn.ModelException;
import cytodiffusion.nn.SafetensorsReader;
import cytodiffusion.nn.UNet;
import cytodiffusion.nn.Weights;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.train.TrainingState;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a training keeps, under {@code training/} in the model's folder, to go on where it was. */
final class TrainingFolder {
    private static final System.Logger LOG = System.getLogger(TrainingFolder.class.getName());
    private static final Gson GSON = new Gson();

    private final Path folder;
    private final Path notesFile;
    private final Path autoencoderState;
    private final Path autoencoderWeights;
    private final Path unetState;
    private double earlierSeconds;
    private Notes notes = new Notes(null, null, 0, 0, List.of());

    /**
     * @param precision chosen when the training began, so that it goes on in it
     * @param autoencoderScale of the finished autoencoder, null before
     * @param autoencoderSteps that it was trained
     * @param seconds spent in earlier sessions
     * @param loss of the UNet's training so far
     */
    private record Notes(
            String precision, Double autoencoderScale, long autoencoderSteps, double seconds, List<LossPoint> loss) {}

    TrainingFolder(Path model) {
        folder = model.resolve("training");
        notesFile = folder.resolve("notes.json");
        autoencoderState = folder.resolve("autoencoder-state.safetensors");
        autoencoderWeights = folder.resolve("autoencoder.safetensors");
        unetState = folder.resolve("unet-state.safetensors");
    }

    /**
     * Reads what is there when resuming.
     *
     * @throws IllegalArgumentException where a training would be overwritten, or there is none to resume
     */
    void prepare(boolean resume) throws IOException {
        boolean exists = Files.isRegularFile(notesFile);
        if (resume && !exists) {
            throw new IllegalArgumentException("There is no training to resume in " + folder.getParent());
        }
        if (!resume && (exists || Files.exists(folder.resolveSibling("unet")))) {
            throw new IllegalArgumentException(
                    folder.getParent() + " already holds a model: go on with --resume, or choose another folder");
        }
        if (resume) {
            notes = GSON.fromJson(Files.readString(notesFile), Notes.class);
            earlierSeconds = notes.seconds();
        }
        Files.createDirectories(folder);
    }

    /** The precision that the training began in, or, at its beginning, the one asked for. */
    PrecisionChoice precision(String asked) throws IOException {
        PrecisionChoice choice = notes.precision() == null
                ? PrecisionChoice.of(asked)
                : new PrecisionChoice(Precision.of(notes.precision()), "that in which the training began");
        note(new Notes(
                choice.precision().id(),
                notes.autoencoderScale(),
                notes.autoencoderSteps(),
                notes.seconds(),
                notes.loss()));
        return choice;
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
        return Files.exists(autoencoderState)
                ? TrainingState.open(autoencoderState, autoencoder, manager)
                : TrainingState.fresh(autoencoder, manager, seed);
    }

    void saveAutoencoderState(TrainingState state) throws IOException {
        state.save(autoencoderState, Map.of());
    }

    void saveAutoencoder(TrainingState state, double scale) throws IOException {
        state.average().save(autoencoderWeights, Precision.FP32);
        note(new Notes(notes.precision(), scale, state.step(), notes.seconds(), notes.loss()));
        Files.deleteIfExists(autoencoderState);
        Files.deleteIfExists(TrainingState.previous(autoencoderState));
    }

    Weights openAutoencoder(Autoencoder autoencoder, NDManager manager) throws IOException {
        try (SafetensorsReader file = SafetensorsReader.open(autoencoderWeights)) {
            return Weights.read(autoencoder, manager, file);
        }
    }

    /** The last state that can be read, or a fresh one. */
    TrainingState unetState(UNet unet, NDManager manager, long seed) throws IOException {
        if (!Files.exists(unetState)) {
            return TrainingState.fresh(unet, manager, seed);
        }
        try {
            return TrainingState.open(unetState, unet, manager);
        } catch (ModelException e) {
            Path previous = TrainingState.previous(unetState);
            if (!Files.exists(previous)) {
                throw e;
            }
            LOG.log(Level.WARNING, e.getMessage() + "; going on from the state saved before it");
            return TrainingState.open(previous, unet, manager);
        }
    }

    void saveUNetState(TrainingState state, List<LossPoint> loss, double sofar) throws IOException {
        state.save(unetState, Map.of());
        note(new Notes(notes.precision(), notes.autoencoderScale(), notes.autoencoderSteps(), seconds(sofar), loss));
    }

    private void note(Notes changed) throws IOException {
        notes = changed;
        AtomicFile.writeString(notesFile, GSON.toJson(notes));
    }
}
