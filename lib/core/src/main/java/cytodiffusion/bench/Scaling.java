package cytodiffusion.bench;

import ai.djl.ndarray.NDManager;
import cytodiffusion.classify.ClassifierSettings;
import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.ErrorWeighting;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.nn.latent.UNet;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.Median;
import cytodiffusion.tensor.Precision;
import cytodiffusion.training.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** What an image costs by number of classes and size of the image: untrained networks, 20 trials, no class dropped. */
final class Scaling {
    private static final int TRIALS = 20;
    private static final int IMAGES = 4;
    private static final int BATCH = 64;

    private Scaling() {}

    /** Seconds an image: the median of three turns after one that warms up. */
    static double secondsPerImage(Recipe recipe, int classes, RgbImage image, Precision precision, Stop stop) {
        try (NDManager manager = NDManager.newBaseManager();
                LatentModel model = untrained(recipe, classes, manager);
                DiffusionClassifier classifier = new DiffusionClassifier(model, manager, precision, settings())) {
            double[] seconds = new double[3];
            for (int turn = -1; turn < seconds.length; turn++) {
                List<Item> items = new ArrayList<>();
                IntStream.range(0, IMAGES).forEach(i -> items.add(new Item(Integer.toString(i), image)));
                long start = System.nanoTime();
                classifier.classify(items.iterator(), result -> {}, stop);
                if (stop.requested()) {
                    throw new CancellationException("The measurement of what an image costs was interrupted");
                }
                if (turn >= 0) {
                    seconds[turn] = (System.nanoTime() - start) / 1e9 / IMAGES;
                }
            }
            return Median.of(seconds);
        }
    }

    private static ClassifierSettings settings() {
        return new ClassifierSettings(
                EliminationSettings.withoutElimination(TRIALS),
                Augmentation.inference(),
                ErrorWeighting.UNIFORM,
                0,
                BATCH);
    }

    private static LatentModel untrained(Recipe recipe, int classes, NDManager manager) {
        List<String> names =
                IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
        int latents = recipe.imageSize() / recipe.autoencoder().config().downsampling();
        double radius = latents / 2.0;
        ModelCard card = new ModelCard(ModelCard.FORMAT, names, recipe.imageSize(), 0, radius, null, null);
        UNet unet = new UNet(recipe.unet().config());
        Autoencoder autoencoder = new Autoencoder(recipe.autoencoder().config());
        return new LatentModel(
                card, unet, Weights.random(unet, manager, 1), autoencoder, Weights.random(autoencoder, manager, 1));
    }
}
