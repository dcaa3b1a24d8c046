package cytodiffusion.cost;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.ImageSpace;
import cytodiffusion.discriminative.Baseline;
import cytodiffusion.discriminative.BaselineRecipe;
import cytodiffusion.discriminative.ImageNetwork;
import cytodiffusion.gan.GanFolder;
import cytodiffusion.gan.GanRecipe;
import cytodiffusion.model.OpenModel;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.UNet;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.TrainingSettings;
import cytodiffusion.training.Recipe;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the cost is told of. */
interface CostSubject {
    /** The figures that are counted, by name. */
    Map<String, Object> counted();

    /** The network with random weights, to be measured and closed. */
    Measurable measurable(Precision precision);

    /** The subject called by a preset's name. */
    static CostSubject of(String preset, int size, int classes) {
        var gan = GanRecipe.find(preset);
        if (gan.isPresent()) {
            GanRecipe recipe = size == 0 ? gan.get() : gan.get().withImageSize(size);
            return new Adversarial(recipe, classes);
        }
        var baseline = BaselineRecipe.find(preset);
        if (baseline.isPresent()) {
            BaselineRecipe recipe = size == 0 ? baseline.get() : baseline.get().withImageSize(size);
            ImageNetwork network = recipe.architecture().network(classes, recipe.imageSize());
            long all = ImageNetworkCost.of(network, recipe.imageSize()).parameters();
            return new Discriminative(network, recipe.imageSize(), 3, all, recipe.batch(), recipe.training());
        }
        Recipe recipe = size == 0 ? Recipe.of(preset) : Recipe.of(preset).withImageSize(size);
        int latents = recipe.imageSize() / recipe.autoencoder().config().downsampling();
        return new Diffusion(
                new Autoencoder(recipe.autoencoder().config()),
                new UNet(recipe.unet().config()),
                recipe.imageSize(),
                ImageSpace.RGB,
                latents,
                classes,
                recipe.batch());
    }

    /** A baseline that was opened. */
    static CostSubject of(Baseline model) {
        ModelCard card = model.card();
        boolean lastOnly = card.training() != null
                && "last".equals(card.training().settings().get("tune"));
        ImageNetwork network = model.network();
        long head = (long) (network.head().in() + 1) * network.head().out();
        long all =
                ImageNetworkCost.of(network, card.inputSize(), card.channels()).parameters();
        return new Discriminative(
                network,
                card.inputSize(),
                card.channels(),
                lastOnly ? head : all,
                batch(card),
                TrainingSettings.published(1e-5));
    }

    /** A generator that was opened. */
    static CostSubject of(GanFolder folder) {
        ModelCard card = folder.readCard();
        GanRecipe usual = GanRecipe.find(GanRecipe.names().get(0)).orElseThrow();
        GanRecipe own = new GanRecipe(
                "", 1, folder.readConfig(), batch(card), usual.augmentation(), usual.training(), usual.realTarget());
        return new Adversarial(own, card.classes().size());
    }

    /** A diffusion model that was opened. */
    static CostSubject of(OpenModel opened) {
        var model = opened.model();
        int classes = model.card().classes().size();
        return new Diffusion(
                model.autoencoder(),
                model.unet(),
                model.card().imageSize(),
                model.card().imageSpace(),
                model.latentSize(),
                classes,
                batch(model.card()));
    }

    /** Images in a step of the model's training, 32 where the card does not say. */
    private static int batch(ModelCard card) {
        String batch =
                card.training() == null ? null : card.training().settings().get("batch");
        return batch == null ? 32 : Integer.parseInt(batch);
    }

    /**
     * A network that sees an image once.
     *
     * @param imageSize side of each plane of an image
     * @param channels planes of an image
     * @param trainable parameters that its training changes
     */
    record Discriminative(
            ImageNetwork network, int imageSize, int channels, long trainable, int batch, TrainingSettings training)
            implements CostSubject {
        @Override
        public Map<String, Object> counted() {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("imageSize", imageSize);
            figures.put("classes", network.head().out());
            CostFigures.add(figures, ImageNetworkCost.of(network, imageSize, channels), trainable);
            return figures;
        }

        @Override
        public Measurable measurable(Precision precision) {
            return new MeasuredImageNetwork(network, imageSize, channels, precision, batch, training);
        }
    }

    /** A generator and its discriminator. */
    record Adversarial(GanRecipe recipe, int classes) implements CostSubject {
        @Override
        public Map<String, Object> counted() {
            GanCost cost = GanCost.of(
                    recipe.config().generator(classes), recipe.config().discriminator(classes));
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("imageSize", recipe.imageSize());
            figures.put("classes", classes);
            figures.put("generator", figures(cost.generator()));
            figures.put("discriminator", figures(cost.discriminator()));
            return figures;
        }

        private static Map<String, Object> figures(NetworkCost cost) {
            Map<String, Object> figures = new LinkedHashMap<>();
            CostFigures.add(figures, cost, cost.parameters());
            return figures;
        }

        @Override
        public Measurable measurable(Precision precision) {
            return new MeasuredGan(
                    recipe, recipe.config().generator(classes), recipe.config().discriminator(classes), precision);
        }
    }

    /** A diffusion classifier: encoder and UNet. */
    record Diffusion(
            Autoencoder autoencoder, UNet unet, int imageSize, ImageSpace space, int latentSize, int classes, int batch)
            implements CostSubject {
        @Override
        public Map<String, Object> counted() {
            DiffusionCost cost = DiffusionCost.of(autoencoder, unet, space.side(imageSize), latentSize);
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("imageSize", imageSize);
            figures.put("classes", classes);
            CostFigures.add(figures, cost.once(), cost.once().parameters());
            Map<String, Object> parts = new LinkedHashMap<>();
            parts.put("encoderOnceATrial", cost.encoder().total());
            parts.put("trunkOnceATrial", cost.trunk().total());
            parts.put("evaluationOfEachClass", cost.evaluation().total());
            figures.put("multiplyAddsByPart", parts);
            EliminationSettings usual = OpenModel.DEFAULT_ELIMINATION;
            Map<String, Object> decided = new LinkedHashMap<>();
            decided.put("least", decision(cost, usual.minTrials(), (long) usual.minTrials() * classes));
            decided.put("most", decision(cost, usual.maxTrials(), (long) usual.maxTrials() * classes));
            figures.put("perDecidedImage", decided);
            return figures;
        }

        private static Map<String, Object> decision(DiffusionCost cost, long trials, long evaluations) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("trials", trials);
            figures.put("evaluations", evaluations);
            figures.put("multiplyAdds", cost.multiplyAdds(trials, evaluations));
            return figures;
        }

        @Override
        public Measurable measurable(Precision precision) {
            return new MeasuredDiffusion(autoencoder, unet, imageSize, space, latentSize, precision, batch);
        }
    }
}
