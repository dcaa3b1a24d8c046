package cytodiffusion.paper.cytodiffusion;

import cytodiffusion.classify.Classification;
import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.SplitPart;
import cytodiffusion.data.ValueRange;
import cytodiffusion.data.catalog.DataStore;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.CellSpec;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.data.smear.SyntheticSmear;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.io.Workspace;
import cytodiffusion.model.OpenModel;
import cytodiffusion.model.ShippedModels;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.training.KeptModel;
import cytodiffusion.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a notebook works with: the profile, a dataset and a model that fits both. The model is trained once and kept, so
 * that all notebooks share it.
 */
public final class Study implements AutoCloseable {
    private static final String SYNTHETIC = "synthetic-smear";
    private static final String MODEL = "CYTO_MODEL";
    private static final String GENERATOR = "CYTO_GENERATOR";
    /** What all randomness of the notebooks comes from. */
    public static final long SEED = 0;

    private final Profile profile;
    private final String dataset;
    private final DataFolder data;
    private final StudyRange range;
    private final ImageFolder images;
    private final boolean drawn;
    private final Progress progress;
    private OpenModel model;
    private OpenModel generator;

    private Study(Profile profile, String dataset, DataFolder data, StudyRange range, boolean drawn, Progress progress)
            throws IOException {
        this.profile = profile;
        this.dataset = dataset;
        this.data = data;
        this.range = range;
        this.images = data.scan();
        this.drawn = drawn;
        this.progress = progress;
    }

    /**
     * Opens the dataset that {@code CYTO_DATASET} names (the synthetic smear where it is not set) for the current profile, in
     * the range of values that {@code CYTO_RANGE} chooses. Where that is not set, {@code progress} is told of images that
     * look as if it had to be.
     *
     * @throws IOException where the dataset is not there, with what to do about it
     * @throws IllegalArgumentException where {@code CYTO_RANGE} is neither {@code full} nor {@code data}
     */
    public static Study open(Progress progress) throws IOException {
        Profile profile = Profile.current();
        StudyRange range = StudyRange.beside(named(MODEL));
        String dataset = chosenDataset();
        DataStore store = DataStore.ofUser();
        boolean drawn = dataset.equals(SYNTHETIC) && !store.has(dataset);
        Path folder = drawn
                ? draw("", SyntheticSmear.pbcClasses(), profile, progress)
                : store.find(dataset, Optional.empty());
        DataFolder data = drawn ? DataFolder.of(folder) : range.read(folder, progress);
        return new Study(profile, dataset, data, range, drawn, progress);
    }

    /** The model that a variable of the environment names, a folder or one that comes with the library. */
    private static Optional<Path> named(String variable) throws IOException {
        String name = System.getenv(variable);
        return name == null || name.isBlank() ? Optional.empty() : Optional.of(ShippedModels.resolve(Path.of(name)));
    }

    /** The id or folder that {@code CYTO_DATASET} names, else that of the synthetic smear. */
    public static String chosenDataset() {
        return System.getenv().getOrDefault("CYTO_DATASET", SYNTHETIC);
    }

    /** Draws cells of these classes, as many as the profile says. */
    private static Path draw(String kind, List<String> classes, Profile profile, Progress progress) throws IOException {
        Path folder = dataFolder(SYNTHETIC + kind + "-" + profile.syntheticPerClass());
        new SmearDataset(classes, profile.syntheticPerClass(), SEED, Domain.REFERENCE, CellSpec.DEFAULT_SIZE)
                .writeAll(folder, progress, Stop.onInterrupt());
        return folder;
    }

    /** Where drawn data of this name lies. */
    public static Path dataFolder(String name) {
        return Workspace.folder().resolve("data").resolve(name);
    }

    /** The dataset with cells of this class beside its own, where they can be drawn; else as it is. */
    public ImageFolder imagesWith(String cellClass) throws IOException {
        if (!drawn) {
            return images;
        }
        List<String> classes = new ArrayList<>(images.classes());
        classes.add(cellClass);
        return ImageFolder.scan(draw("-" + cellClass, classes, profile, progress));
    }

    /** Whether the cells were drawn here, so that more like them can be. */
    public boolean drawn() {
        return drawn;
    }

    /** Where long work tells how far it is. */
    public Progress progress() {
        return progress;
    }

    public Profile profile() {
        return profile;
    }

    /** Id of the dataset. */
    public String dataset() {
        return dataset;
    }

    /** Where the dataset lies, and in which range its images are read. */
    public DataFolder data() {
        return data;
    }

    /** Images of this study, among which may be more than the dataset's own, in the range of its own. */
    public DataFolder data(ImageFolder some) {
        return new DataFolder(some.root(), Optional.empty(), data.range());
    }

    /** Images of another laboratory, in a range of their own that is chosen as the dataset's was. */
    public DataFolder elsewhere(Path folder) throws IOException {
        return range.read(folder, progress);
    }

    /** How files of this study become what a model sees. */
    public Preprocessing seenBy(TrainedModel judge) {
        return judge.preprocessing(TrainedModel.OWN_CROP, data.range());
    }

    /** The dataset's classes and files. */
    public ImageFolder images() {
        return images;
    }

    /** The first {@code perClass} images of each class that can be read, class by class. */
    public Map<String, List<RgbImage>> examples(int perClass) {
        Map<String, List<RgbImage>> examples = new LinkedHashMap<>();
        images.classes().forEach(c -> examples.put(c, new ArrayList<>()));
        for (LabelledImage image : images.images()) {
            List<RgbImage> ofClass = examples.get(images.classes().get(image.label()));
            if (ofClass.size() < perClass) {
                read(image).ifPresent(ofClass::add);
            }
        }
        return examples;
    }

    private static Optional<RgbImage> read(LabelledImage image) {
        try {
            return Optional.of(image.read());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The model for this dataset and profile: the one that {@code CYTO_MODEL} names (a folder or a shipped model), else the
     * shipped one that was trained on these images if the profile takes such, else one that was trained before, else one
     * trained now, from the weights in the folder that {@code CYTO_INIT} names if it is set. A training that was
     * interrupted goes on where it stopped.
     *
     * @throws IOException where the training was interrupted before there was a model to use
     */
    public OpenModel model() throws IOException {
        if (model == null) {
            model = new OpenModel(modelFolder(), PrecisionChoice.AUTO);
        }
        return model;
    }

    /**
     * The model that draws cells of this dataset: the one that {@code CYTO_GENERATOR} names (a folder or a shipped model),
     * else the shipped one that was trained on these images if the profile takes such, else one that was trained before,
     * else one trained now, with flips as its only augmentation.
     *
     * @throws IOException where the training was interrupted before there was a model to use
     */
    public OpenModel generator() throws IOException {
        if (generator == null) {
            generator = new OpenModel(generatorFolder(), PrecisionChoice.AUTO);
        }
        return generator;
    }

    private Path generatorFolder() throws IOException {
        Optional<Path> named = named(GENERATOR);
        return named.isPresent() ? named.get() : shippedOrTrained(images, "-generator", plan().generator(true));
    }

    private Path modelFolder() throws IOException {
        Optional<Path> named = named(MODEL);
        return named.isPresent() ? named.get() : shippedOrTrained(images, "", plan());
    }

    /**
     * The shipped model that was trained on these images as {@code plan} has it, where the profile takes such and nobody
     * asked for another start; else one that was trained before, or one trained now.
     *
     * @param kind tells the trained model from others, see {@link #modelFolder}
     */
    public Path shippedOrTrained(ImageFolder of, String kind, TrainingPlan plan) throws IOException {
        ShippedModels.Role role = plan.generator() ? ShippedModels.Role.GENERATOR : ShippedModels.Role.CLASSIFIER;
        Optional<Path> shipped = profile.shippedModels() && init().isEmpty()
                ? ShippedModels.trainedOn(of, plan.excluded(), role)
                : Optional.empty();
        return shipped.isPresent() ? shipped.get() : trained(kind, data(of), plan);
    }

    /** How models of this profile are trained. */
    public TrainingPlan plan() {
        return TrainingPlan.DEFAULT
                .preset(profile.models().recipe().name())
                .seed(SEED)
                .init(init());
    }

    private static String init() {
        return System.getenv().getOrDefault("CYTO_INIT", "").strip();
    }

    /**
     * Where a model of this dataset and profile lies, {@code kind} telling it from others. One that sees the images in
     * another range is another model.
     */
    public Path modelFolder(String kind) {
        String start = init().isEmpty() ? "" : "-from-" + Path.of(init()).getFileName();
        String values = data.range()
                .filter(used -> !used.equals(ValueRange.FULL))
                .map(used -> "-" + used.toString().replaceAll("\\W+", "-"))
                .orElse("");
        return Workspace.folder().resolve("models").resolve(dataset + "-" + profile.id() + values + start + kind);
    }

    private Path trained(String kind, DataFolder of, TrainingPlan plan) throws IOException {
        return KeptModel.train(
                modelFolder(kind),
                of,
                plan,
                profile.models().steps(),
                profile.models().time(),
                Stop.onInterrupt(),
                progress);
    }

    /** Judges the model on its test split, as many images as the profile allows. */
    public EvaluationResult evaluate() throws IOException {
        EvaluationRequest request = testCells(profile.judging().limit());
        return Evaluation.run(model(), request, List.of(), row -> {}, Stop.onInterrupt(), progress);
    }

    /**
     * The model and its test split.
     *
     * @param limit images in all; a smaller number gives the first of each class
     */
    EvaluationRequest testCells(int limit) throws IOException {
        return new EvaluationRequest(
                modelFolder(),
                data,
                JudgedPart.UNSAID,
                limit,
                profile.judging().elimination(),
                SEED,
                PrecisionChoice.AUTO);
    }

    /** Classifies one image with every class kept to the end, so that all errors can be followed. */
    public Classification follow(RgbImage image, int trials) throws IOException {
        try (DiffusionClassifier classifier =
                model().classifier(EliminationSettings.withoutElimination(trials), SEED)) {
            return classifier.classify("followed", classifier.preprocessing().canvas(image));
        }
    }

    /** Classifies one image as the paper does, with as many trials as the profile allows. */
    public Classification classify(RgbImage image) throws IOException {
        try (DiffusionClassifier classifier =
                model().classifier(profile.judging().elimination(), SEED)) {
            return classifier.classify("classified", classifier.preprocessing().canvas(image));
        }
    }

    /** An image of the test split, the same every time, of the class called {@code name}. */
    public RgbImage testImage(String name) throws IOException {
        ModelCard.Training training = model().card().training();
        if (training == null || training.split() == null || !training.split().containsKey(SplitPart.TEST.id())) {
            throw new IllegalStateException("The model's card does not say which images were kept for the test");
        }
        List<String> test = training.split().get(SplitPart.TEST.id());
        int label = images.classes().indexOf(name);
        for (LabelledImage image : images.images()) {
            if (image.label() == label && test.contains(image.id())) {
                Optional<RgbImage> read = read(image);
                if (read.isPresent()) {
                    return read.get();
                }
            }
        }
        throw new IllegalArgumentException("The test split has no image of the class '" + name + "'; there are "
                + String.join(", ", images.classes()));
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
        }
        if (generator != null) {
            generator.close();
        }
    }
}
