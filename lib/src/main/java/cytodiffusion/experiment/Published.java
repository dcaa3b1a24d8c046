package cytodiffusion.experiment;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of the published code (github.com/Deltadahl/CytoDiffusion at 2795eff) that every recipe keeps. */
final class Published {
    static final double NOISE_OFFSET = 0.1;
    static final double MIXUP_ALPHA = 0.3;

    private Published() {}

    /** What a model card says about how it was trained. */
    static Map<String, String> settings(Recipe recipe) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("preset", recipe.name());
        settings.put("batch", Integer.toString(recipe.batch()));
        settings.put("learningRate", Double.toString(recipe.unetTraining().learningRate()));
        settings.put("warmUpSteps", Integer.toString(recipe.unetTraining().warmUpSteps()));
        settings.put("weightDecay", Double.toString(recipe.unetTraining().weightDecay()));
        settings.put("averageDecay", Double.toString(recipe.unetTraining().averageDecay()));
        settings.put("autoencoderBatch", Integer.toString(recipe.autoencoderBatch()));
        settings.put(
                "autoencoderLearningRate",
                Double.toString(recipe.autoencoderTraining().learningRate()));
        settings.put("noiseOffset", Double.toString(NOISE_OFFSET));
        settings.put("mixupAlpha", Double.toString(MIXUP_ALPHA));
        settings.put("minSnrGamma", "5");
        settings.put("augmentation", "flips, rotation, colour jitter, RandAugment");
        return settings;
    }
}
