package cytodiffusion.paper.wnet;

import cytodiffusion.paper.wnet.PublishedNumbers.Network;
import cytodiffusion.run.RecordedPredictions;
import cytodiffusion.run.RunNote;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The recorded cross-validations on PBC's five classes that come with the library, as far as they have been made. */
public final class RecordedFolds {
    /** Presets that were trained at full size; of the others it is the small member. */
    private static final Set<String> FULL = Set.of("w-net", "w-net-svm", "lstm");

    private RecordedFolds() {}

    /** The preset that stands for a network of the paper. */
    public static String preset(Network network) {
        return FULL.contains(network.preset()) ? network.preset() : network.preset() + "-small";
    }

    /** The recorded run's name. */
    static String name(String preset) {
        return preset + "-folds";
    }

    /** The cross-validation of a preset, if there is one. */
    public static Optional<RecordedPredictions> of(String preset) {
        return RecordedPredictions.find(name(preset));
    }

    /** How that came about, or the command that makes it where it has not been made yet. */
    public static String origin(String preset) {
        Optional<RecordedPredictions> run = of(preset);
        if (run.isEmpty()) {
            return "Not made yet: 'cyto experiment folds --data pbc-wnet-128 --folds "
                    + PublishedNumbers.PROTOCOL.folds() + " --preset " + preset + " --epochs N --out " + name(preset)
                    + "' makes it, and goes on where it was stopped.";
        }
        RunNote note = run.get().note();
        return note.caption() + ": " + new TreeMap<>(note.settings());
    }
}
