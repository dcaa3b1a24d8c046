package cytodiffusion.experiment;

import cytodiffusion.data.LabelledImage;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A discriminative network that stands beside the diffusion model in several notebooks: trained once, on the images that
 * the model's card lists for training, as far as they are here, so that both are tested on what neither has seen.
 */
final class SharedBaseline {
    private SharedBaseline() {}

    /**
     * The folder of the network, which is trained unless that was done before.
     *
     * @throws IOException where the training was interrupted; it goes on with the next call
     */
    static Path of(Study study, String preset) throws IOException {
        Profile.Baseline settings = study.profile().baseline();
        TrainingRequest request = new TrainingRequest(
                        study.images().root(),
                        study.modelFolder("-" + preset),
                        TrainingPlan.DEFAULT.preset(preset).seed(Study.SEED),
                        "auto",
                        settings.steps(),
                        settings.time(),
                        false)
                .split(splitOfTheModel(study));
        return KeptModel.train(request, Stop.onInterrupt(), study.progress());
    }

    private static Map<String, List<String>> splitOfTheModel(Study study) throws IOException {
        Set<String> here =
                study.images().images().stream().map(LabelledImage::id).collect(Collectors.toSet());
        Map<String, List<String>> shared = new LinkedHashMap<>();
        study.model()
                .card()
                .training()
                .split()
                .forEach((part, ids) ->
                        shared.put(part, ids.stream().filter(here::contains).toList()));
        if (shared.get("train").isEmpty()) {
            throw new IllegalStateException("The model's card lists none of the images in "
                    + study.images().root() + " for its training, so that nothing can be trained on the same ones");
        }
        return shared;
    }
}
