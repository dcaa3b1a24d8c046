package cytodiffusion.classify;

import ai.djl.ndarray.NDManager;
import cytodiffusion.classify.TrialBatch.Pair;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
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
    private final Precision precision;
    private final NDManager manager;
    private final TrialBatch evaluation;
    private final Preprocessing preprocessing;
    private final ExecutorService background = TrialsAhead.threads();

    /**
     * An image to classify.
     *
     * @param name given back with the result
     * @param canvas as {@link Preprocessing#canvas} makes it
     */
    public record Item(String name, RgbImage canvas) {}

    /** One image on its way through the trials. */
    private record Running(String name, Trial.Source source, TrialsAhead draws, Elimination elimination) {
        /** Trials up to the next check, as far as they fit into {@code room} evaluations. */
        int trials(int room) {
            return Math.min(elimination.trialsUntilCheck(), room / elimination.active().length);
        }

        Classification result() {
            return new Classification(name, source.timesteps(elimination.trials()), elimination.outcome());
        }
    }

    /** What an image gets of a round. */
    private record Share(Running image, int trials) {
        int pairs() {
            return trials * image.elimination().active().length;
        }
    }

    /** @param model stays the caller's to close, after this object */
    public DiffusionClassifier(LatentModel model, NDManager manager, Precision precision, ClassifierSettings settings) {
        this.model = model;
        this.settings = settings;
        this.precision = precision;
        this.manager = manager.newSubManager();
        evaluation = new TrialBatch(model, this.manager, precision, settings.batch());
        preprocessing = model.card().preprocessing();
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
            List<Share> round = round(running, waiting, images);
            if (round.isEmpty()) {
                return;
            }
            await(waiting, images, WAITING_IMAGES);
            advance(round);
            for (Running one : running) {
                if (one.elimination().finished()) {
                    decided.accept(one.result());
                }
            }
            running.removeIf(one -> one.elimination().finished());
        }
    }

    /** Fills whole batches, with images that are running first and new ones where there is room left. */
    private List<Share> round(List<Running> running, Deque<Running> waiting, Iterator<Item> images) {
        List<Share> round = new ArrayList<>();
        int room = Math.max(FULL_BATCHES * evaluation.size(), classes().size());
        for (Running one : running) {
            room -= join(round, one, room);
        }
        while (room >= classes().size() && await(waiting, images, 1)) {
            Running next = waiting.remove();
            running.add(next);
            room -= join(round, next, room);
        }
        return filledUp(round, room % evaluation.size());
    }

    /** With trials beyond the next check in what would be left empty of the last batch: some of them will be needed. */
    private List<Share> filledUp(List<Share> round, int empty) {
        List<Share> full = new ArrayList<>();
        int room = empty;
        for (Share share : round) {
            Elimination elimination = share.image().elimination();
            int left = settings.elimination().maxTrials() - elimination.trials() - share.trials();
            int more = Math.min(left, room / elimination.active().length);
            full.add(new Share(share.image(), share.trials() + more));
            room -= more * elimination.active().length;
        }
        return full;
    }

    private static int join(List<Share> round, Running image, int room) {
        Share share = new Share(image, image.trials(room));
        if (share.trials() > 0) {
            round.add(share);
        }
        return share.pairs();
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

    /** Brings the images of a round towards their next checks. */
    private void advance(List<Share> round) {
        List<Trial> trials = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (Share share : round) {
            for (Trial trial : share.image().draws().take(share.trials())) {
                trials.add(trial);
                for (int label : share.image().elimination().active()) {
                    pairs.add(new Pair(trials.size() - 1, label));
                }
            }
        }
        int ahead = Math.max(
                settings.elimination().checkEvery(),
                pairs.size() / round.size() / classes().size());
        round.forEach(share -> share.image().draws().prepare(ahead));
        double[][] errors = byTrial(trials, pairs, evaluation.errors(trials, pairs));
        int trial = 0;
        for (Share share : round) {
            Elimination elimination = share.image().elimination();
            for (int k = 0; k < share.trials(); k++, trial++) {
                if (!elimination.finished()) {
                    requireFinite(share.image().name(), elimination, errors[trial]);
                    elimination.add(errors[trial]);
                }
            }
        }
    }

    private void requireFinite(String image, Elimination elimination, double[] errors) {
        for (int label : elimination.active()) {
            if (!Double.isFinite(errors[label])) {
                throw new NotFiniteException(
                        image, elimination.trials() + 1, classes().get(label), errors[label], precision);
            }
        }
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
