package cytodiffusion.paper.cytodiffusion.fewimages;

import cytodiffusion.paper.cytodiffusion.Studies;
import cytodiffusion.run.PretrainedNetworks;
import cytodiffusion.training.Presets;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * One training of the experiment with few images.
 *
 * @param model {@value Studies.LowData#DIFFUSION}, {@value Studies.LowData#SCRATCH}, or a baseline's preset, with
 *     {@value PretrainedNetworks#SUFFIX} behind it where it starts from a pretrained network
 * @param perClass training images of each class
 * @param repetition which sample of the pool, from 1; all models and sizes of a repetition share its random order
 */
public record LowDataCell(String model, int perClass, int repetition) implements Serializable {
    public LowDataCell {
        requireModel(model);
        if (perClass < 1 || repetition < 1) {
            throw new IllegalArgumentException("A training needs at least 1 image a class, and repetitions are counted"
                    + " from 1, not " + perClass + " and " + repetition);
        }
    }

    /** Whether a diffusion model is trained. */
    public boolean isDiffusion() {
        return model.equals(Studies.LowData.DIFFUSION) || model.equals(Studies.LowData.SCRATCH);
    }

    /** What tells it from the others, as a folder's name. */
    public String name() {
        return model + "-" + perClass + "-" + repetition;
    }

    /** What tells it from the others, as the first fields of a row. */
    List<String> key() {
        return List.of(model, Integer.toString(perClass), Integer.toString(repetition));
    }

    /**
     * The cells of a table, repetition by repetition, so that what is done after an interrupt is a table with fewer
     * repetitions.
     *
     * @throws IllegalArgumentException where a list is empty or names something twice
     */
    public static List<LowDataCell> table(List<String> models, List<Integer> sizes, int repetitions) {
        models.forEach(LowDataCell::requireModel);
        if (models.isEmpty() || sizes.isEmpty() || repetitions < 1) {
            throw new IllegalArgumentException("A table needs at least one model, one size and one repetition");
        }
        if (new LinkedHashSet<>(models).size() < models.size() || new LinkedHashSet<>(sizes).size() < sizes.size()) {
            throw new IllegalArgumentException("Each model and each size is named once, not " + models + ", " + sizes);
        }
        List<LowDataCell> cells = new ArrayList<>();
        for (int repetition = 1; repetition <= repetitions; repetition++) {
            for (int size : sizes) {
                for (String model : models) {
                    cells.add(new LowDataCell(model, size, repetition));
                }
            }
        }
        return cells;
    }

    private static void requireModel(String model) {
        if (!model.equals(Studies.LowData.DIFFUSION)
                && !model.equals(Studies.LowData.SCRATCH)
                && !Presets.isNetwork(PretrainedNetworks.preset(model))) {
            throw new IllegalArgumentException(
                    "There is no model '" + model + "'; choose among " + Studies.LowData.DIFFUSION + ", "
                            + Studies.LowData.SCRATCH + ", " + Presets.networkNames()
                            + "; a network that starts from a pretrained one has " + PretrainedNetworks.SUFFIX
                            + " behind its name");
        }
    }
}
