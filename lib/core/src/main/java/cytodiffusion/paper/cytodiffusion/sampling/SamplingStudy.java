package cytodiffusion.paper.cytodiffusion.sampling;

import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.SplitPart;
import cytodiffusion.diffusion.DpmSolver;
import cytodiffusion.diffusion.Sampler;
import cytodiffusion.diffusion.SamplerKind;
import cytodiffusion.evaluation.cells.CellSet;
import cytodiffusion.evaluation.cells.Fidelity;
import cytodiffusion.evaluation.cells.MachineTest;
import cytodiffusion.evaluation.cells.Novelty;
import cytodiffusion.evaluation.cells.SmallNetwork;
import cytodiffusion.model.OpenModel;
import cytodiffusion.paper.cytodiffusion.Studies;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.paper.cytodiffusion.turing.TuringTest;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.ConfusionMatrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Cells that a generator draws beside real ones that it has not seen (CytoDiffusion, Sections 1.1 and 3.5), and what can be
 * said of them without a rater.
 */
public final class SamplingStudy implements AutoCloseable {
    private static final long FEATURES = 1;
    private static final long PERMUTATIONS = 2;
    private static final long MACHINE = 3;
    private static final int LEAST_TRIALS = 4;

    private final Study study;
    private final Studies.Sampling settings;
    private final OpenModel generator;
    private final DrawnCells drawnCells;
    private final CellSet training;
    private final CellSet unseen;
    private final int perClass;
    private final int fewerPerClass;
    private SmallNetwork features;

    private SamplingStudy(Study study, OpenModel generator, CellSet training, CellSet unseen) {
        this.study = study;
        this.generator = generator;
        this.training = training;
        this.unseen = unseen;
        settings = study.profile().sampling();
        perClass = Math.min(settings.perClass(), unseen.fewestOfAClass());
        fewerPerClass = Math.min(settings.fewerPerClass(), unseen.fewestOfAClass() / 2);
        drawnCells = new DrawnCells(generator, Study.SEED);
    }

    /**
     * Opens the generator, training it where there is none, and reads the real cells that its card lists.
     *
     * @throws IOException where the training was interrupted, or the generator does not know these images
     */
    public static SamplingStudy of(Study study) throws IOException {
        OpenModel generator = study.generator();
        RealCells real = new RealCells(study.images(), generator, study.seenBy(generator), study.progress());
        CellSet unseen = real.ofSplit(SplitPart.TEST, SplitPart.VALIDATION);
        if (unseen.fewestOfAClass() < 2) {
            throw new IOException("The generator's card leaves " + unseen.fewestOfAClass()
                    + " unseen images of a class, at least 2 are needed; take a dataset with more images");
        }
        return new SamplingStudy(study, generator, real.training(study.drawn()), unseen);
    }

    public OpenModel generator() {
        return generator;
    }

    /** Real cells that the generator was trained on. */
    public CellSet training() {
        return training;
    }

    /** Real cells that the generator was not trained on: its validation and test splits. */
    public CellSet unseen() {
        return unseen;
    }

    /**
     * Cells drawn as in the paper, with as many steps, as many of each class as there are unseen ones to compare with.
     *
     * @throws IOException where it was interrupted; with the next call it goes on
     */
    public CellSet drawn() throws IOException {
        return draw(new DpmSolver(settings.steps()), perClass);
    }

    private CellSet draw(Sampler sampler, int count) throws IOException {
        return drawnCells.draw(sampler, count, Stop.onInterrupt(), study.progress());
    }

    /** The cells of a Turing test: drawn ones, and as many unseen real ones of each class. */
    public List<TuringTest.Item> turingItems() throws IOException {
        int count = Math.min(settings.turingPerClass(), perClass);
        List<TuringTest.Item> items = new ArrayList<>();
        addTo(items, drawn().perClass(count), true);
        addTo(items, unseen.perClass(count), false);
        return items;
    }

    private static void addTo(List<TuringTest.Item> items, CellSet cells, boolean synthetic) {
        for (int i = 0; i < cells.size(); i++) {
            items.add(new TuringTest.Item(cells.images().get(i), cells.className(i), synthetic));
        }
    }

    /**
     * How far cells are from unseen real ones when they are drawn in few steps, by each sampler; the last entry are other
     * unseen real cells, for comparison. The features are those of a small network trained to classify the generator's
     * training images.
     *
     * @throws IOException where it was interrupted; with the next call it goes on
     */
    public List<Fidelity> fewerSteps() throws IOException {
        if (fewerPerClass < 2) {
            throw new IOException("Drawn cells are compared with 2 unseen ones of each class at least, and these with 2"
                    + " others; take a dataset with more images");
        }
        SmallNetwork network = features();
        long seed = Seeds.derive(Study.SEED, PERMUTATIONS);
        CellSet real = unseen.perClass(fewerPerClass);
        List<Integer> steps = new ArrayList<>(settings.fewer());
        steps.add(settings.steps());
        List<Fidelity> results = new ArrayList<>();
        for (SamplerKind kind : SamplerKind.values()) {
            for (int count : steps) {
                var sampler = kind.withSteps(count);
                CellSet cells = draw(sampler, fewerPerClass);
                results.add(Fidelity.of(sampler.title(), count, cells, real, network, seed));
            }
        }
        CellSet others = unseen.perClass(fewerPerClass, fewerPerClass);
        results.add(Fidelity.of("other real cells", 0, others, real, network, seed));
        return results;
    }

    private SmallNetwork features() throws IOException {
        if (features == null) {
            features = interruptible(() -> SmallNetwork.train(
                    "Learning the classes of real cells",
                    training,
                    networkSize(),
                    generator.precision().precision(),
                    Seeds.derive(Study.SEED, FEATURES),
                    Stop.onInterrupt(),
                    study.progress()));
        }
        return features;
    }

    /**
     * A machine's Turing test: unseen real cells against drawn ones; and, as the autoencoder leaves traces in all that it
     * decodes, unseen real cells that went through it against drawn ones.
     *
     * @throws IOException where it was interrupted
     */
    public List<MachineTest> machineTests() throws IOException {
        CellSet real = unseen.perClass(perClass);
        CellSet rebuilt = RealCells.throughAutoencoder(real, generator);
        CellSet drawn = drawn();
        return List.of(
                machineTest("real from drawn cells", real, drawn),
                machineTest("rebuilt from drawn cells", rebuilt, drawn),
                machineTest("real from rebuilt cells", real, rebuilt));
    }

    private MachineTest machineTest(String question, CellSet first, CellSet second) throws IOException {
        return interruptible(() -> MachineTest.of(
                question,
                first,
                second,
                networkSize(),
                generator.precision().precision(),
                Seeds.derive(Study.SEED, MACHINE),
                Stop.onInterrupt(),
                study.progress()));
    }

    private SmallNetwork.Size networkSize() {
        return new SmallNetwork.Size(settings.networkWidth(), settings.networkSteps());
    }

    private static <T> T interruptible(Supplier<T> work) throws IOException {
        try {
            return work.get();
        } catch (CancellationException e) {
            throw new IOException(e.getMessage() + "; run the cell again", e);
        }
    }

    /** The training image nearest to each drawn cell, and to each of as many unseen ones. */
    public Novelty novelty() throws IOException {
        return Novelty.of(drawn(), unseen.perClass(perClass), training);
    }

    /**
     * What the classifier makes of cells: the classes that they were drawn as or that they have (rows), and those that it
     * takes them for (columns).
     *
     * @param cells of which it judges as many of each class as the profile says
     * @throws IOException where it was interrupted
     */
    public ConfusionMatrix judged(CellSet cells) throws IOException {
        CellSet some = cells.perClass(settings.judgedPerClass());
        OpenModel classifier = study.model();
        List<String> classes = classifier.card().classes();
        if (!classes.containsAll(some.classes())) {
            throw new IOException("The classifier knows " + String.join(", ", classes) + "; the generator draws "
                    + String.join(", ", some.classes()));
        }
        Preprocessing wholeImage = new Preprocessing(0, classifier.card().imageSize());
        int[] predicted = new int[some.size()];
        int[] done = {0};
        try (Progress.Task task = study.progress().start("Judging cells", "cells", some.size())) {
            classifier.classify(
                    IntStream.range(0, some.size())
                            .mapToObj(i -> new Item(
                                    Integer.toString(i),
                                    wholeImage.canvas(some.images().get(i))))
                            .iterator(),
                    EliminationSettings.anytime(LEAST_TRIALS, settings.trials()),
                    Study.SEED,
                    decision -> {
                        predicted[Integer.parseInt(decision.prediction().image())] =
                                classes.indexOf(decision.prediction().predicted());
                        task.update(++done[0], "");
                    },
                    Stop.onInterrupt());
        }
        if (done[0] < some.size()) {
            throw new IOException("Interrupted after " + done[0] + " of " + some.size() + " cells; run the cell again");
        }
        int[] intended = IntStream.range(0, some.size())
                .map(i -> classes.indexOf(some.className(i)))
                .toArray();
        return ConfusionMatrix.of(classes, intended, predicted);
    }

    @Override
    public void close() {
        if (features != null) {
            features.close();
        }
    }
}
