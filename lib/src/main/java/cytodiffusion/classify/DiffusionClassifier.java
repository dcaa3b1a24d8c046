package cytodiffusion.classify;

import ai.djl.ndarray.NDManager;
import cytodiffusion.classify.TrialBatch.Pair;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.RgbImage;
import cytodiffusion.nn.LatentModel;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A latent diffusion model used as a classifier (CytoDiffusion, Section 3.2): noise is added to an image's latents, the
 * UNet predicts it under each class, and the class whose prediction is nearest wins. Many draws are needed; classes that
 * are clearly worse are dropped on the way.
 *
 * <p>Images are worked on side by side to fill the batches, but an image's draws depend on the seed and on its own
 * content only, so its result does not depend on its neighbours.
 */
public final class DiffusionClassifier implements AutoCloseable {
    /** Batches' worth of evaluations under way at once, so that little of the last one is filling. */
    private static final int FULL_BATCHES = 4;

    /** Images whose first trials are made while the network works on others. */
    private static final int WAITING_IMAGES = 2;

    private final LatentModel model;
    private final ClassifierSettings settings;
    private final NDManager manager;
    private final TrialBatch evaluation;
    private final Preprocessing preprocessing;
    private final ExecutorService background = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2), DiffusionClassifier::daemon);

    /**
     * An image to classify.
     *
     * @param name given back with the result
     * @param canvas as {@link Preprocessing#canvas} makes it
     */
    public record Item(String name, RgbImage canvas) {}

    /** One image on its way through the trials. */
    private record Running(String name, Trial.Source source, TrialsAhead draws, Elimination elimination) {
        /**
         * Trials of a round: up to the next check, but no more evaluations than let a stop be noticed soon.
         *
         * @param mostPairs evaluations of a round
         */
        int trials(int mostPairs) {
            return Math.max(1, Math.min(elimination.trialsUntilCheck(), mostPairs / elimination.active().length));
        }

        int pairs(int mostPairs) {
            return trials(mostPairs) * elimination.active().length;
        }

        Classification result() {
            return new Classification(name, source.timesteps(elimination.trials()), elimination.outcome());
        }
    }

    /** @param model stays the caller's to close, after this object */
    public DiffusionClassifier(LatentModel model, NDManager manager, Precision precision, ClassifierSettings settings) {
        this.model = model;
        this.settings = settings;
        this.manager = manager.newSubManager();
        evaluation = new TrialBatch(model, this.manager, precision, settings.batch());
        preprocessing = new Preprocessing(model.card().crop(), model.card().imageSize());
    }

    /** The names of the classes, by index. */
    public List<String> classes() {
        return model.card().classes();
    }

    /** How an image file becomes a canvas for this model. */
    public Preprocessing preprocessing() {
        return preprocessing;
    }

    /**
     * Classifies one image.
     *
     * @throws CancellationException where the thread was interrupted before there was a decision
     */
    public Classification classify(String name, RgbImage canvas) {
        List<Classification> result = new ArrayList<>(1);
        classify(List.of(new Item(name, canvas)).iterator(), result::add, Stop.onInterrupt());
        if (result.isEmpty()) {
            throw new CancellationException("The classification of " + name + " was interrupted");
        }
        return result.get(0);
    }

    /**
     * Classifies images, handing over each as soon as it is decided, which is not always the order in which they came.
     *
     * @param images asked for one by one, when there is room
     * @param stop looked at between batches; images that are not decided by then are left out
     */
    public void classify(Iterator<Item> images, Consumer<Classification> decided, Stop stop) {
        List<Running> running = new ArrayList<>();
        Deque<Running> waiting = new ArrayDeque<>();
        while (!stop.requested()) {
            int mostPairs = FULL_BATCHES * evaluation.size();
            int pairs = running.stream().mapToInt(one -> one.pairs(mostPairs)).sum();
            while (pairs < mostPairs && await(waiting, images, 1)) {
                pairs += waiting.element().pairs(mostPairs);
                running.add(waiting.remove());
            }
            if (running.isEmpty()) {
                return;
            }
            await(waiting, images, WAITING_IMAGES);
            advance(running, mostPairs);
            for (Running one : running) {
                if (one.elimination().finished()) {
                    decided.accept(one.result());
                }
            }
            running.removeIf(one -> one.elimination().finished());
        }
    }

    /** Lets up to {@code count} images wait; false where there are none any more. */
    private boolean await(Deque<Running> waiting, Iterator<Item> images, int count) {
        while (waiting.size() < count && images.hasNext()) {
            waiting.add(start(images.next()));
        }
        return !waiting.isEmpty();
    }

    private Running start(Item item) {
        var source = new Trial.Source(item.canvas(), settings, model.card().imageSize(), TrialBatch.elements(model));
        var draws = new TrialsAhead(source, settings.elimination().maxTrials(), background);
        Running one = new Running(
                item.name(),
                source,
                draws,
                new Elimination(settings.elimination(), classes().size()));
        draws.prepare(one.trials(FULL_BATCHES * evaluation.size()));
        return one;
    }

    /** Brings every image towards its next check. */
    private void advance(List<Running> running, int mostPairs) {
        List<Trial> trials = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (Running one : running) {
            for (Trial trial : one.draws().take(one.trials(mostPairs))) {
                trials.add(trial);
                for (int label : one.elimination().active()) {
                    pairs.add(new Pair(trials.size() - 1, label));
                }
            }
        }
        int ahead = Math.max(
                settings.elimination().checkEvery(),
                mostPairs / running.size() / classes().size());
        running.forEach(one -> one.draws().prepare(ahead));
        double[][] errors = byTrial(trials, pairs, evaluation.errors(trials, pairs));
        int trial = 0;
        for (Running one : running) {
            int count = one.trials(mostPairs);
            for (int k = 0; k < count; k++) {
                one.elimination().add(errors[trial++]);
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "trials");
        thread.setDaemon(true);
        return thread;
    }

    /** Weighted errors, one row a trial, one column a class. */
    private double[][] byTrial(List<Trial> trials, List<Pair> pairs, double[] errors) {
        double[][] rows = new double[trials.size()][classes().size()];
        for (int i = 0; i < errors.length; i++) {
            Pair pair = pairs.get(i);
            double weight = settings.weighting().weight(trials.get(pair.trial()).timestep());
            rows[pair.trial()][pair.label()] = weight * errors[i];
        }
        return rows;
    }

    @Override
    public void close() {
        background.shutdownNow();
        manager.close();
    }
}
