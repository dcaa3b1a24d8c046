package cytodiffusion.paper.wnet.generated;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.smear.CellSpec;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.discriminative.ClassOrder;
import cytodiffusion.discriminative.ConvNetConfig;
import cytodiffusion.evaluation.cells.CellSet;
import cytodiffusion.evaluation.cells.SmallNetwork;
import cytodiffusion.io.Workspace;
import cytodiffusion.model.ShippedModels;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.train.Method;
import cytodiffusion.train.TrainingSettings;
import cytodiffusion.training.KeptModel;
import cytodiffusion.training.LearningOptions;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * What the notebook on generated cells works with: drawn cells that stand for real ones, three sources of others, and W-Nets
 * that judge them or learn from them.
 */
public final class GeneratedCellsStudy implements AutoCloseable {
    /** What all randomness of the notebook comes from; the shipped models' drawn cells come from it, too. */
    public static final long SEED = 0;

    private static final String DCGAN = "smear-dcgan";

    private static final String DIFFUSION = "smear-generator";

    private static final long UNSEEN = 1;
    private static final long ANOTHER_HAND = 2;
    private static final long OTHERS = 3;
    private static final long WEIGHTS = 4;

    private static final Preprocessing SEEN = new Preprocessing(64, 64);

    private final GeneratedProfile profile;
    private final Progress progress;
    private final SmearCells smear = new SmearCells(
            PublishedChecks.CLASSES.stream().map(PublishedChecks.OfClass::name).toList(), SEEN);
    private final List<SmallNetwork> trained = new ArrayList<>();

    private GeneratedCellsStudy(GeneratedProfile profile, Progress progress) {
        this.profile = profile;
        this.progress = progress;
    }

    /** A study of the current profile. */
    public static GeneratedCellsStudy open(Progress progress) {
        return of(GeneratedProfile.current(), progress);
    }

    /** A study of a profile. */
    public static GeneratedCellsStudy of(GeneratedProfile profile, Progress progress) {
        return new GeneratedCellsStudy(profile, progress);
    }

    public GeneratedProfile profile() {
        return profile;
    }

    /** The paper's classes. */
    public List<String> classes() {
        return smear.classes();
    }

    /** Real cells that no generator and no network has seen. */
    public CellSet unseen() {
        return smear.drawn(profile.cells().perClass(), Seeds.derive(SEED, UNSEEN));
    }

    /** As many others, to see how far two sets of real cells are from each other. */
    public CellSet others() {
        return smear.drawn(profile.cells().perClass(), Seeds.derive(SEED, OTHERS));
    }

    /** Real cells to learn from. */
    public CellSet training() {
        return smear.drawn(profile.cells().trainPerClass(), SEED);
    }

    /**
     * The three sources: a DCGAN, a diffusion model, and the drawing that both learned from, with another seed.
     *
     * @throws IOException where it was interrupted; with the next call a training goes on
     */
    public List<Source> sources() throws IOException {
        return List.of(drawn("DCGAN", dcgan()), drawn("diffusion", shipped(DIFFUSION)), redrawn());
    }

    /**
     * The DCGAN's folder: that of the one that comes with the library, or of one that is trained here, as the profile says.
     *
     * @throws IOException where it was interrupted; with the next call it goes on
     */
    public Path dcgan() throws IOException {
        return profile.dcgan() == null ? shipped(DCGAN) : trainedDcgan();
    }

    private static Path shipped(String id) throws IOException {
        return ShippedModels.all().stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .map(ShippedModels.Shipped::folder)
                .orElseThrow(() -> new IOException("The library was built without " + id));
    }

    private Path trainedDcgan() throws IOException {
        GeneratedProfile.Dcgan dcgan = profile.dcgan();
        int perClass = profile.cells().trainPerClass();
        Path work = Workspace.folder();
        Path data = work.resolve("data").resolve("generated-cells-" + perClass);
        new SmearDataset(classes(), perClass, SEED, Domain.REFERENCE, CellSpec.DEFAULT_SIZE)
                .writeAll(data, progress, Stop.onInterrupt());
        TrainingPlan plan = TrainingPlan.DEFAULT
                .preset(dcgan.preset())
                .crop(SEEN.crop())
                .seed(SEED)
                .learning(LearningOptions.PRESET.batch(dcgan.batch()));
        Path folder = work.resolve("models")
                .resolve("generated-cells-" + perClass + "-" + dcgan.preset() + "-" + dcgan.batch() + "-"
                        + dcgan.steps());
        return KeptModel.train(
                new TrainingRequest(
                        DataFolder.of(data), folder, plan, PrecisionChoice.AUTO, dcgan.steps(), null, false),
                Stop.onInterrupt(),
                progress);
    }

    /** The first cells of each class that a model draws. */
    private Source drawn(String name, Path model) throws IOException {
        ModelCells drawn;
        try {
            drawn = ModelCells.draw(
                    model,
                    classes(),
                    profile.cells().perClass(),
                    profile.cells().samplerSteps(),
                    SEED,
                    Stop.onInterrupt(),
                    progress);
        } catch (CancellationException e) {
            throw runAgain(e);
        }
        return new Source(
                name,
                drawn.cells(),
                Optional.of(smear.learnedBy(drawn.card(), SEED, profile.cells().trainPerClass())),
                drawn.evaluations(),
                drawn.seconds());
    }

    private Source redrawn() {
        long begin = System.nanoTime();
        CellSet cells = smear.drawn(profile.cells().perClass(), Seeds.derive(SEED, ANOTHER_HAND));
        return new Source("smear", cells, Optional.empty(), 0, (System.nanoTime() - begin) / 1e9 / cells.size());
    }

    /**
     * A W-Net that learns from cells; stays this study's to close.
     *
     * @param name of the work, for the progress
     * @throws IOException where it was interrupted
     */
    public SmallNetwork wNet(String name, CellSet cells) throws IOException {
        return wNet(name, cells, profile.wNet().steps(), ClassOrder.BALANCED, 0);
    }

    /**
     * The same where more is to be said.
     *
     * @param steps of the training
     * @param order how often cells of each class come up
     * @param seed of weights and batches
     */
    public SmallNetwork wNet(String name, CellSet cells, long steps, ClassOrder order, long seed) throws IOException {
        SmallNetwork.Learner learner = new SmallNetwork.Learner(
                ConvNetConfig.wNet(profile.wNet().dense()).withStageDropout(0),
                TrainingSettings.plain(Method.ADAM, 1e-3, 0.99),
                steps,
                order);
        try {
            SmallNetwork network = SmallNetwork.train(
                    name,
                    cells,
                    learner,
                    Precision.FP32,
                    Seeds.derive(Seeds.derive(SEED, WEIGHTS), seed),
                    Stop.onInterrupt(),
                    progress);
            trained.add(network);
            return network;
        } catch (CancellationException e) {
            throw runAgain(e);
        }
    }

    private static IOException runAgain(CancellationException stopped) {
        return new IOException(stopped.getMessage() + "; run the cell again", stopped);
    }

    @Override
    public void close() {
        trained.forEach(SmallNetwork::close);
        trained.clear();
    }
}
