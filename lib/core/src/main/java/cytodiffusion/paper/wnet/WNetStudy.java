package cytodiffusion.paper.wnet;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.shapes.ShapeClass;
import cytodiffusion.data.shapes.ShapeDataset;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.io.Workspace;
import cytodiffusion.model.ShippedModels;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.OutOfFold;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.training.KeptModel;
import cytodiffusion.training.TrainingLength;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the notebook on W-Net works with: drawn cells with the paper's imbalance, drawn shapes, and networks that are trained
 * on them once and kept.
 */
public final class WNetStudy implements AutoCloseable {
    /** What all randomness of the notebook comes from. */
    public static final long SEED = 0;

    /** The diffusion classifier of drawn cells that comes with the library. */
    public static final String DIFFUSION = "smear";

    /** The other laboratory of a transfer. */
    public static final Domain ELSEWHERE = Domain.SECOND_MICROSCOPE;

    private static final String FRESH = "w-net, fresh cells";

    private final WNetProfile profile;
    private final Progress progress;
    private final Map<Path, TrainedModel> open = new LinkedHashMap<>();

    private WNetStudy(WNetProfile profile, Progress progress) {
        this.profile = profile;
        this.progress = progress;
    }

    /** A study of the current profile. */
    public static WNetStudy open(Progress progress) {
        return of(WNetProfile.current(), progress);
    }

    /** A study of a profile. */
    public static WNetStudy of(WNetProfile profile, Progress progress) {
        return new WNetStudy(profile, progress);
    }

    public WNetProfile profile() {
        return profile;
    }

    /** The drawn cells with the paper's imbalance. */
    public ImageFolder cells() throws IOException {
        return written(
                "cells-" + profile.cells().images(),
                DrawnCells.imbalanced(profile.cells().images(), SEED));
    }

    /** Cells that no network of this study and no shipped model has seen, as many of each class, in a domain. */
    public ImageFolder freshCells(Domain domain) throws IOException {
        int perClass = profile.cells().freshPerClass();
        return written(
                "fresh-" + perClass + "-" + domain.name().replace(' ', '-'),
                DrawnCells.balanced(perClass, Seeds.derive(SEED, FRESH), domain));
    }

    /** Cells of another laboratory to learn from, of which a tenth each is for validation and kept for a test. */
    public ImageFolder cellsElsewhere() throws IOException {
        int perClass =
                2 * profile.transfer().perClass().stream().max(Integer::compare).orElseThrow();
        return written("elsewhere-" + perClass, DrawnCells.balanced(perClass, SEED, ELSEWHERE));
    }

    private ImageFolder written(String name, DrawnCells cells) throws IOException {
        Path folder = dataFolder(name);
        cells.write(folder, Stop.onInterrupt(), progress);
        return ImageFolder.scan(folder);
    }

    private static Path dataFolder(String name) {
        return Workspace.folder().resolve("data").resolve("w-net-" + name);
    }

    /** The five dissimilar shapes with the paper's imbalance, or new ones in equal numbers. */
    public ImageFolder dissimilarShapes(boolean fresh) throws IOException {
        Map<ShapeClass, Integer> counts = new LinkedHashMap<>();
        List<ShapeClass> classes = ShapeClass.dissimilar();
        DrawnCells sizes = DrawnCells.imbalanced(profile.cells().images(), SEED);
        List<Integer> imbalanced = List.copyOf(sizes.counts().values());
        for (int c = 0; c < classes.size(); c++) {
            counts.put(classes.get(c), fresh ? profile.cells().freshPerClass() : imbalanced.get(c));
        }
        return shapes("dissimilar", counts, fresh);
    }

    /** A hundred classes of shapes, or new ones of each class. */
    public ImageFolder hundredShapes(boolean fresh) throws IOException {
        Map<ShapeClass, Integer> counts = new LinkedHashMap<>();
        int perClass = profile.shapes().perClass();
        ShapeClass.hundred().forEach(one -> counts.put(one, fresh ? Math.max(1, perClass / 3) : perClass));
        return shapes("hundred", counts, fresh);
    }

    private ImageFolder shapes(String name, Map<ShapeClass, Integer> counts, boolean fresh) throws IOException {
        int size = profile.cells().imageSize();
        int images = counts.values().stream().mapToInt(Integer::intValue).sum();
        Path folder = dataFolder(String.join("-", "shapes", name, images + "", size + "px") + (fresh ? "-fresh" : ""));
        long seed = fresh ? Seeds.derive(SEED, FRESH) : SEED;
        new ShapeDataset(counts, seed, size).write(folder, Stop.onInterrupt(), progress);
        return ImageFolder.scan(folder);
    }

    /** The W-Net of the profile. */
    public Variant wNet() {
        return batched(new Variant(
                "w-net",
                profile.training().preset(),
                Variant.of(profile.training().preset()).learning()));
    }

    /** The networks beside it. */
    public List<Variant> rivals() {
        return profile.rivals().stream().map(Variant::of).map(this::batched).toList();
    }

    /** W-Nets of other depths and with other kernels. */
    public List<Variant> depths() {
        return Variants.depth(
                        profile.training().preset(),
                        profile.depth().convolutions(),
                        profile.depth().kernels())
                .stream()
                .map(this::batched)
                .toList();
    }

    /** Ways of coping with a rare class. */
    public List<Variant> imbalance() {
        return Variants.imbalance(profile.training().preset());
    }

    /** The paper's recipe and a quicker one. */
    public List<Variant> recipes() {
        return Variants.recipes(profile.training().preset()).stream()
                .map(this::batched)
                .toList();
    }

    private Variant batched(Variant variant) {
        return new Variant(
                variant.name(),
                variant.preset(),
                variant.learning().batch(profile.training().batch()));
    }

    /**
     * Every drawn cell predicted by a network that was not trained on it.
     *
     * @throws IOException where it was interrupted before all cells were predicted; it goes on with the next call
     */
    public OutOfSample folds(Variant variant) throws IOException {
        OutOfFold.Request request = new OutOfFold.Request(
                DataFolder.of(cells().root()),
                folder(profile.folds() + "-folds", variant, steps(variant)),
                plan(variant),
                profile.folds(),
                steps(variant),
                null,
                0,
                profile.diffusion().elimination(),
                SEED);
        OutOfSample predictions = OutOfFold.run(request, Stop.onInterrupt(), progress);
        if (!predictions.complete()) {
            throw new IOException("Interrupted before all cells were predicted; run the cell again to go on");
        }
        return predictions;
    }

    /** A network that was trained on four fifths of the drawn cells, unless it was before; stays this study's to close. */
    public TrainedModel network(Variant variant) throws IOException {
        return opened(trained("once", variant, cells(), plan(variant), steps(variant)));
    }

    /** A network of drawn shapes, trained unless it was before; stays this study's to close. */
    public TrainedModel network(Variant variant, ImageFolder shapes) throws IOException {
        String name = String.valueOf(shapes.root().getFileName());
        int whole = 0;
        TrainingPlan plan = plan(variant).crop(whole);
        return opened(trained(name, variant, shapes, plan, profile.shapes().steps()));
    }

    /**
     * A W-Net for the other laboratory; stays this study's to close.
     *
     * @param perClass images of each class there that it learns from
     * @param pretrained whether it starts as the W-Net of the drawn cells
     */
    public TrainedModel transferred(int perClass, boolean pretrained) throws IOException {
        Variant wNet = wNet();
        Path start = pretrained ? trained("once", wNet, cells(), plan(wNet), steps(wNet)) : null;
        return opened(trained(
                "elsewhere-" + perClass + (pretrained ? "-pretrained" : "-from-scratch"),
                wNet,
                cellsElsewhere(),
                plan(wNet).perClass(perClass).start(start),
                profile.transfer().steps()));
    }

    private Path trained(String name, Variant variant, ImageFolder images, TrainingPlan plan, long steps)
            throws IOException {
        return KeptModel.train(
                TrainingRequest.of(
                        DataFolder.of(images.root()),
                        folder(name, variant, steps),
                        plan,
                        new TrainingLength(steps, null, 0)),
                Stop.onInterrupt(),
                progress);
    }

    /** All see equally many images, whatever their batch. */
    private long steps(Variant variant) {
        int batch = variant.learning().batch();
        return (profile.training().images() + batch - 1) / batch;
    }

    /** The diffusion classifier of drawn cells that comes with the library; stays this study's to close. */
    public TrainedModel diffusion() {
        return opened(ShippedModels.resolve(Path.of(DIFFUSION)));
    }

    private TrainedModel opened(Path folder) {
        return open.computeIfAbsent(folder, f -> TrainedModel.open(f, PrecisionChoice.AUTO));
    }

    private TrainingPlan plan(Variant variant) {
        return variant.plan(SEED).imageSize(profile.cells().imageSize()).crop(DrawnCells.CUT);
    }

    private Path folder(String kind, Variant variant, long steps) {
        String name = String.join(
                "-",
                "w-net-cut",
                Integer.toString(profile.cells().images()),
                Integer.toString(profile.cells().imageSize()),
                variant.name(),
                Long.toString(steps),
                kind);
        return Workspace.folder().resolve("models").resolve(name.replaceAll("[^A-Za-z0-9-]", ""));
    }

    /** What a model makes of all images of a folder, see {@link #judge(TrainedModel, ImageFolder, int)}. */
    public EvaluationResult judge(TrainedModel model, ImageFolder images) throws IOException {
        return judge(model, images, 0);
    }

    /**
     * What a model makes of images of another folder, where only the folder's classes come into question.
     *
     * @param limit images in all, as many of each class, the same for each model; 0 for all
     * @throws IOException where it was interrupted
     */
    public EvaluationResult judge(TrainedModel model, ImageFolder images, int limit) throws IOException {
        EvaluationRequest asked = new EvaluationRequest(
                        Path.of(""),
                        DataFolder.of(images.root()),
                        JudgedPart.ALL,
                        limit,
                        profile.diffusion().elimination(),
                        SEED,
                        PrecisionChoice.AUTO)
                .sharedClasses(true);
        EvaluationResult result = Evaluation.run(model, asked, List.of(), row -> {}, Stop.onInterrupt(), progress);
        if (!result.complete()) {
            throw new IOException("Interrupted before all images were judged; run the cell again");
        }
        return result;
    }

    @Override
    public void close() {
        open.values().forEach(TrainedModel::close);
        open.clear();
    }
}
