package cytodiffusion.run;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.training.Presets;
import cytodiffusion.training.PretrainedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Discriminative networks that trainings start from, so that a comparison with a pretrained diffusion model is one of
 * methods and not of starts: pretrained on the same cells, with the same labels.
 *
 * @param byPreset folder of the network of each preset
 */
public record PretrainedNetworks(Map<String, Path> byPreset) {
    /** Behind a preset's name, says that the network starts from one of these. */
    public static final String SUFFIX = "-pretrained";

    /** No networks. */
    public static final PretrainedNetworks NONE = new PretrainedNetworks(Map.of());

    public PretrainedNetworks {
        byPreset = new LinkedHashMap<>(byPreset);
    }

    /**
     * Of folders that {@code cyto train} made.
     *
     * @throws IllegalArgumentException where one is no network with a card, or two are of one preset
     */
    public static PretrainedNetworks of(List<Path> folders) {
        Map<String, Path> networks = new LinkedHashMap<>();
        for (Path folder : folders) {
            Optional<String> preset = new PretrainedModel(folder).preset();
            if (preset.filter(Presets::isNetwork).isEmpty()) {
                throw new IllegalArgumentException(folder + " is no discriminative network that was trained here: "
                        + preset.map(name -> "its preset is " + name).orElse("it has no card that names a preset"));
            }
            if (networks.put(preset.get(), folder) != null) {
                throw new IllegalArgumentException("Two pretrained networks are of the preset " + preset.get());
            }
        }
        return new PretrainedNetworks(networks);
    }

    /** The preset of a model's name, without the suffix. */
    public static String preset(String model) {
        return isPretrained(model) ? model.substring(0, model.length() - SUFFIX.length()) : model;
    }

    /** Whether a model's name says that it starts from one of these. */
    public static boolean isPretrained(String model) {
        return model.endsWith(SUFFIX);
    }

    /** Where a model starts; null for random weights. */
    public Path start(String model) {
        return isPretrained(model) ? byPreset.get(preset(model)) : null;
    }

    /** The names of the models that start from these. */
    public List<String> models() {
        return byPreset.keySet().stream()
                .map(preset -> preset + SUFFIX)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** What they were trained on, in a few words. */
    public String seen() {
        return byPreset.values().stream()
                .map(folder -> new PretrainedModel(folder).seen())
                .collect(Collectors.joining("; "));
    }

    /** @throws IllegalArgumentException where one was trained with images of this folder, see {@link PretrainedModel#requireUnseen} */
    public void requireUnseen(ImageFolder images) {
        byPreset.values().forEach(folder -> new PretrainedModel(folder).requireUnseen(images));
    }
}
