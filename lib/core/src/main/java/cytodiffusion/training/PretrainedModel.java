package cytodiffusion.training;

import ai.djl.ndarray.NDManager;
import com.google.gson.annotations.SerializedName;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.SplitPart;
import cytodiffusion.io.FolderName;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.latent.AutoencoderConfig;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.UNetConfig;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The model that a training starts from: Stable Diffusion 1.5 as diffusers stores it, or a model of this library, whose
 * classes may be others. The autoencoder is taken as it is, the UNet goes on learning, as in the paper.
 *
 * @param folder in diffusers' layout, with {@code unet} and {@code vae}
 */
public record PretrainedModel(Path folder) {
    /** @throws IllegalArgumentException where its networks are not those of the recipe, naming what differs */
    void requireFits(Recipe recipe) {
        if (!Files.isDirectory(folder.resolve("unet")) || !Files.isDirectory(folder.resolve("vae"))) {
            throw new IllegalArgumentException(
                    folder + " is no model to start from: it has no folders unet and vae, as diffusers makes them");
        }
        UNetConfig unet = files().unet().config();
        requireSame(
                recipe,
                recipe.unet().config(),
                unet.withSampleSize(recipe.unet().config().sampleSize()),
                "unet");
        AutoencoderConfig vae = files().autoencoder().config();
        requireSame(
                recipe,
                recipe.autoencoder().config(),
                vae.withScalingFactor(recipe.autoencoder().config().scalingFactor()),
                "vae");
    }

    private void requireSame(Recipe recipe, Record wanted, Record found, String part) {
        for (RecordComponent entry : wanted.getClass().getRecordComponents()) {
            try {
                Object want = entry.getAccessor().invoke(wanted);
                Object have = entry.getAccessor().invoke(found);
                if (!Objects.equals(want, have)) {
                    throw new IllegalArgumentException("The preset " + recipe.name() + " cannot start from " + folder
                            + ": the " + nameInConfig(entry) + " of its " + part + " is " + have + ", not " + want
                            + "; choose the preset that it was made for");
                }
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("A config cannot be compared", e);
            }
        }
    }

    private static String nameInConfig(RecordComponent entry) {
        return entry.getAccessor().getAnnotation(SerializedName.class).value();
    }

    /** The factor on its autoencoder's latents. */
    double scale() {
        return files().autoencoder().config().scalingFactor();
    }

    /** What it was trained on, in a few words, as far as its card says. */
    public String seen() {
        String name = FolderName.of(folder);
        if (!files().exists() || files().readCard().training() == null) {
            return name + ", whose training is not known";
        }
        ModelCard card = files().readCard();
        return String.format(
                Locale.ROOT,
                "%s: %,d images of %s (%s), %,.0f steps",
                name,
                card.ids(SplitPart.TRAIN).size(),
                card.training().data(),
                String.join(", ", card.classes()),
                card.training()
                        .progress()
                        .getOrDefault("unetSteps", card.training().progress().getOrDefault("steps", Double.NaN)));
    }

    /** Its loss at the end of its training, where its card says. */
    public OptionalDouble lossAtTheEnd() {
        if (!files().exists() || files().readCard().training() == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(files().readCard().training().lossAtTheEnd());
    }

    /**
     * Makes sure that it does not know images which are to judge it.
     *
     * @throws IllegalArgumentException where its card lists images of this folder among those it was trained or chosen with
     */
    public void requireUnseen(ImageFolder images) {
        if (!files().exists() || files().readCard().training() == null) {
            return;
        }
        ModelCard card = files().readCard();
        Set<String> known = new HashSet<>(card.ids(SplitPart.TRAIN));
        known.addAll(card.ids(SplitPart.VALIDATION));
        List<String> seen = images.images().stream()
                .map(LabelledImage::id)
                .filter(known::contains)
                .toList();
        if (!seen.isEmpty()) {
            throw new IllegalArgumentException("The pretrained model " + folder + " was trained with " + seen.size()
                    + " images called as those of " + images.root() + ", such as " + seen.get(0)
                    + ", so it may know the test images; start from a model of other cells");
        }
    }

    /** Name of the preset that it was made with; empty where no card says so. */
    public Optional<String> preset() {
        return Optional.of(files())
                .filter(ModelFolder::exists)
                .map(ModelFolder::readCard)
                .map(ModelCard::training)
                .map(training -> training.settings().get("preset"));
    }

    Weights unet(NDManager manager) {
        return files().unetWeights(manager);
    }

    Weights autoencoder(NDManager manager) {
        return files().autoencoderWeights(manager);
    }

    private ModelFolder files() {
        return new ModelFolder(folder);
    }
}
