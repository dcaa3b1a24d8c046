package cytodiffusion.paper.cytodiffusion;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.SplitPart;
import cytodiffusion.io.Sha256;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.training.KeptModel;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A discriminative network that stands beside a diffusion model in several notebooks: trained once, on the images that
 * the model's card lists for training, as far as they are here, so that both are tested on what neither has seen.
 */
public final class SharedBaseline {
    private static final int NAME_LENGTH = 8;

    private SharedBaseline() {}

    /** The network beside the study's own model. */
    public static Path of(Study study, String preset) throws IOException {
        return of(study, preset, study.images(), study.model().card());
    }

    /**
     * The folder of the network, which is trained unless that was done before.
     *
     * @param images that the model's card is of; classes that the model does not know are left out
     * @throws IOException where the training was interrupted; it goes on with the next call
     * @throws IllegalArgumentException where the card lists none of the images for training
     */
    public static Path of(Study study, String preset, ImageFolder images, ModelCard card) throws IOException {
        Map<String, List<String>> split = split(images, card);
        Set<String> unknown = new HashSet<>(images.classes());
        card.classes().forEach(unknown::remove);
        long steps = study.profile().models().networkSteps();
        TrainingRequest request = new TrainingRequest(
                        study.data(images),
                        // A network of another split may have been trained on this one's test images.
                        study.modelFolder("-" + preset + "-" + steps + "-steps-" + name(split)),
                        TrainingPlan.DEFAULT.preset(preset).seed(Study.SEED).excluding(unknown),
                        PrecisionChoice.AUTO,
                        steps,
                        null,
                        false)
                .split(split);
        return KeptModel.train(request, Stop.onInterrupt(), study.progress());
    }

    private static String name(Map<String, List<String>> split) {
        return Sha256.of(split.toString()).substring(0, NAME_LENGTH);
    }

    private static Map<String, List<String>> split(ImageFolder images, ModelCard card) {
        Set<String> here = images.images().stream().map(LabelledImage::id).collect(Collectors.toSet());
        Map<String, List<String>> shared = new LinkedHashMap<>();
        if (card.training() != null && card.training().split() != null) {
            card.training()
                    .split()
                    .forEach((part, ids) ->
                            shared.put(part, ids.stream().filter(here::contains).toList()));
        }
        if (shared.getOrDefault(SplitPart.TRAIN.id(), List.of()).isEmpty()) {
            throw new IllegalArgumentException("The model's card lists none of the images in " + images.root()
                    + " for its training, so that nothing can be trained on the same ones");
        }
        return shared;
    }
}
