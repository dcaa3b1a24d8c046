package cytodiffusion.discriminative;

import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.train.Method;
import cytodiffusion.train.TrainingSettings;
import java.util.List;

/** Makes pixel regression known. */
public final class PixelRegressionFamily implements NetworkFamily {
    @Override
    public String name() {
        return PixelRegressionConfig.FAMILY;
    }

    @Override
    public Class<PixelRegressionConfig> architecture() {
        return PixelRegressionConfig.class;
    }

    @Override
    public List<BaselineRecipe> presets() {
        int imageSize = 64;
        double cropShare = 2.0 / 3;
        int batch = 32;
        double mixupAlpha = 0;
        return List.of(new BaselineRecipe(
                "pixel-regression",
                imageSize,
                cropShare,
                new PixelRegressionConfig(PixelRegressionConfig.FAMILY, 3),
                batch,
                Augmentation.flips(),
                mixupAlpha,
                TrainingSettings.plain(Method.ADAM, 1e-2, 0.9),
                Learning.USUAL));
    }
}
