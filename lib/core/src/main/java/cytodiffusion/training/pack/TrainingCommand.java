package cytodiffusion.training.pack;

import cytodiffusion.data.ImageSpace;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.training.Presets;
import java.util.Locale;
import java.util.Map;

/** The command that trains a model again, from what its card says. Where a time is given, it is that of another machine. */
final class TrainingCommand {
    private final StringBuilder command = new StringBuilder("environment/cyto train");
    private final Map<String, String> settings;

    private TrainingCommand(Map<String, String> settings) {
        this.settings = settings;
    }

    /** The command of a model that was trained here. */
    static String of(ModelCard card) {
        TrainingCommand command = new TrainingCommand(card.training().settings());
        command.data(card);
        if (Presets.isDiffusion(command.settings.get("preset"))) {
            command.ofDiffusion(card);
        } else {
            command.ofNetwork(card);
        }
        return command.add("out", "model").command.toString();
    }

    private TrainingCommand add(String option, String value) {
        command.append(" --").append(option).append(' ').append(value);
        return this;
    }

    private void data(ModelCard card) {
        String preset = settings.get("preset");
        add("preset", preset);
        add("data", "'" + card.training().data() + "'");
        if (settings.containsKey("excluded")) {
            for (String name : settings.get("excluded").split(", ")) {
                add("exclude", "'" + name + "'");
            }
        }
        // Cards that were written before 0 was left out have one.
        if (!settings.getOrDefault("perClass", "0").equals("0")) {
            add("per-class", settings.get("perClass"));
        }
        if (settings.containsKey("fold")) {
            add("fold", settings.get("fold").replace(" of ", "/"));
        }
        if (card.imageSize() != Presets.of(preset).imageSize()) {
            add("size", Integer.toString(card.imageSize()));
        }
        ImageSpace space = card.imageSpace();
        if (!space.isRgb()) {
            add("space", space.name());
            add("camera", space.camera());
            add("gains", space.gains());
        }
        if (!card.bitsInUse().isEmpty()) {
            add("range", "data");
        }
        add("crop", Integer.toString(card.crop()));
        add("seed", Long.toString(card.training().seed()));
        if (!settings.get("start").equals("random weights")) {
            add("init", settings.get("start"));
        }
        if (settings.containsKey("test of")) {
            add("test-of", settings.get("test of"));
        }
    }

    private void ofNetwork(ModelCard card) {
        if (settings.containsKey("class")) {
            add("class", "'" + settings.get("class") + "'");
        }
        if (settings.containsKey("options")) {
            command.append(' ').append(settings.get("options"));
        }
        add("precision", card.training().precision());
        add("steps", steps(card, "steps"));
    }

    private void ofDiffusion(ModelCard card) {
        if ("flips".equals(settings.get("augmentation"))) {
            command.append(" --generator");
        }
        if (settings.get("start").equals("random weights")) {
            // The autoencoder gets a share of the time.
            double seconds = card.training().progress().get("seconds");
            add("minutes", Long.toString(Math.max(1, Math.round(seconds / 60))));
        } else {
            add("steps", steps(card, "unetSteps"));
        }
    }

    private static String steps(ModelCard card, String entry) {
        return String.format(Locale.ROOT, "%.0f", card.training().progress().get(entry));
    }
}
