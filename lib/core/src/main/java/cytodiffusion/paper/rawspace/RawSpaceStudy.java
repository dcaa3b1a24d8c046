package cytodiffusion.paper.rawspace;

import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.CellSpec;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.data.smear.SyntheticSmear;
import cytodiffusion.io.Workspace;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.CellAnswers;
import cytodiffusion.stats.Prediction;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.training.KeptModel;
import cytodiffusion.training.LearningOptions;
import cytodiffusion.training.LearningOptions.Tune;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the notebook on raw image space works with: drawn cells, whose light, stain and camera are known, and networks that
 * are trained on them once and kept.
 */
public final class RawSpaceStudy implements AutoCloseable {
    /** What all randomness of the notebook comes from. */
    public static final long SEED = 0;

    private static final String TESTED = "raw space";

    /** The classes on which the last layer, or all layers, of a network are tuned that was pretrained on the others. */
    private static final Set<String> TUNED = Set.of("basophil", "eosinophil", "lymphocyte", "monocyte", "neutrophil");

    private final RawSpaceProfile profile;
    private final Progress progress;
    private final Map<Path, TrainedModel> open = new LinkedHashMap<>();
    private final Map<String, List<RgbImage>> seen = new LinkedHashMap<>();

    private RawSpaceStudy(RawSpaceProfile profile, Progress progress) {
        this.profile = profile;
        this.progress = progress;
    }

    /** A study of the current profile. */
    public static RawSpaceStudy open(Progress progress) {
        return of(RawSpaceProfile.current(), progress);
    }

    /** A study of a profile. */
    public static RawSpaceStudy of(RawSpaceProfile profile, Progress progress) {
        return new RawSpaceStudy(profile, progress);
    }

    public RawSpaceProfile profile() {
        return profile;
    }

    /** The classes of all cells. */
    public List<String> classes() {
        return SyntheticSmear.pbcClasses();
    }

    /** A cell that no network is trained on, as it looks in a domain. */
    public RgbImage cell(String cellClass, int number, Domain domain) {
        return tested(domain).draw(cellClass, number).image();
    }

    private SmearDataset tested(Domain domain) {
        return new SmearDataset(
                classes(), profile.cells().testPerClass(), Seeds.derive(SEED, TESTED), domain, CellSpec.DEFAULT_SIZE);
    }

    /** The network of the profile in one condition, trained unless it was before; stays this study's to close. */
    public TrainedModel network(Condition condition) throws IOException {
        RawSpaceProfile.Spaces spaces = profile.spaces();
        return trained(
                spaces.preset() + "-" + condition.name(),
                condition.in(networkPlan(spaces.preset())),
                classes(),
                spaces.steps());
    }

    /** A network of another family in RGB, trained unless it was before; stays this study's to close. */
    public TrainedModel family(String preset) throws IOException {
        return trained(
                preset + "-family",
                Condition.RGB.in(networkPlan(preset)),
                classes(),
                profile.families().steps());
    }

    /**
     * A network that was pretrained on the classes that {@link #tunedClasses} leaves out, and tuned on these.
     *
     * @param layers which of them are tuned
     */
    public TrainedModel tuned(String preset, Tune layers) throws IOException {
        List<String> others =
                classes().stream().filter(name -> !TUNED.contains(name)).toList();
        String name = preset + "-" + others.size();
        TrainingPlan pretraining = Condition.RGB.in(networkPlan(preset));
        trained(name, pretraining, others, profile.families().pretrainingSteps());
        return trained(
                preset + "-tuned-" + layers,
                pretraining
                        .learning(pretraining.learning().tune(layers))
                        .start(folder(name, profile.families().pretrainingSteps())),
                tunedClasses(),
                profile.families().steps());
    }

    /** The classes on which pretrained networks are tuned. */
    public List<String> tunedClasses() {
        return classes().stream().filter(TUNED::contains).toList();
    }

    /** The diffusion classifier in a space, trained unless it was before; stays this study's to close. */
    public TrainedModel diffusion(ImageSpace space) throws IOException {
        RawSpaceProfile.Diffusion diffusion = profile.diffusion();
        return trained(
                diffusion.preset() + "-" + space.name(),
                plan(diffusion.preset()).space(space),
                classes(),
                diffusion.steps());
    }

    private TrainingPlan networkPlan(String preset) {
        return plan(preset)
                .learning(LearningOptions.PRESET.batch(profile.cells().batch()));
    }

    private TrainingPlan plan(String preset) {
        return TrainingPlan.DEFAULT
                .preset(preset)
                .imageSize(profile.cells().imageSize())
                .seed(SEED);
    }

    private Path folder(String name, long steps) {
        return Workspace.folder()
                .resolve("models")
                .resolve("raw-space-" + profile.cells().trainPerClass() + "-"
                        + profile.cells().imageSize() + "-" + name + "-" + steps);
    }

    private TrainedModel trained(String name, TrainingPlan plan, List<String> ofClasses, long steps)
            throws IOException {
        Path folder = folder(name, steps);
        if (!open.containsKey(folder)) {
            TrainingRequest request = new TrainingRequest(
                    DataFolder.of(drawn(ofClasses)), folder, plan, PrecisionChoice.AUTO, steps, null, false);
            open.put(
                    folder,
                    TrainedModel.open(KeptModel.train(request, Stop.onInterrupt(), progress), PrecisionChoice.AUTO));
        }
        return open.get(folder);
    }

    private Path drawn(List<String> ofClasses) throws IOException {
        int perClass = profile.cells().trainPerClass();
        Path folder = Workspace.folder().resolve("data").resolve("raw-space-" + ofClasses.size() + "-" + perClass);
        new SmearDataset(ofClasses, perClass, SEED, Domain.REFERENCE, CellSpec.DEFAULT_SIZE)
                .writeAll(folder, progress, Stop.onInterrupt());
        return folder;
    }

    /**
     * What a model makes of cells of its classes that it was not trained on, in a domain.
     *
     * @throws IOException where it was interrupted
     */
    public CellAnswers judge(TrainedModel model, Domain domain) throws IOException {
        List<String> classes = model.card().classes();
        int n = classes.size() * profile.cells().testPerClass();
        Preprocessing preprocessing = model.preprocessing();
        List<RgbImage> images = seen.computeIfAbsent(domain.name() + classes, key -> cells(classes, domain));
        Iterator<Item> items = IntStream.range(0, n)
                .mapToObj(i -> new Item(Integer.toString(i), preprocessing.canvas(images.get(i))))
                .iterator();
        int[] predicted = new int[n];
        List<Prediction> decided = new ArrayList<>();
        model.classify(
                items,
                profile.diffusion().elimination(),
                SEED,
                decision -> {
                    Prediction prediction = decision.prediction();
                    predicted[Integer.parseInt(prediction.image())] = classes.indexOf(prediction.predicted());
                    decided.add(prediction);
                },
                Stop.onInterrupt());
        if (decided.size() < n) {
            throw new IOException("Interrupted in the domain " + domain.name() + "; run the cell again");
        }
        int[] actual = IntStream.range(0, n).map(i -> i % classes.size()).toArray();
        return new CellAnswers(classes, actual, predicted);
    }

    /** The classes take turns. */
    private List<RgbImage> cells(List<String> classes, Domain domain) {
        SmearDataset cells = tested(domain);
        return IntStream.range(0, classes.size() * profile.cells().testPerClass())
                .parallel()
                .mapToObj(i -> cells.draw(classes.get(i % classes.size()), i / classes.size() + 1)
                        .image())
                .toList();
    }

    @Override
    public void close() {
        open.values().forEach(TrainedModel::close);
        open.clear();
    }
}
