package cytodiffusion.model;

import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.TrialErrors;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.ValueRange;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.Prediction;
import cytodiffusion.tensor.PrecisionChoice;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/** A trained classifier of any {@linkplain ModelKind kind}, opened from its folder. Closing it frees it. */
public interface TrainedModel extends AutoCloseable {
    /** Stands for the crop of the model's training. */
    int OWN_CROP = -1;

    /**
     * What a model says about one image.
     *
     * @param prediction without a label
     * @param trials that it took, 1 where none are drawn
     * @param evaluations of the UNet, or of a baseline's network, that it took
     * @param errors of every class in every trial; empty where none are drawn, or they were not kept
     */
    record Decision(Prediction prediction, int trials, int evaluations, Optional<TrialErrors> errors) {
        /** Without the trials' errors. */
        public Decision(Prediction prediction, int trials, int evaluations) {
            this(prediction, trials, evaluations, Optional.empty());
        }
    }

    /**
     * Opens the model in a folder.
     *
     * @param precision {@code auto}, {@code fp32}, {@code bf16} or {@code fp16}
     */
    static TrainedModel open(Path folder, String precision) {
        return ModelKind.of(folder).open(folder, precision);
    }

    ModelCard card();

    /** The precision in which it computes here. */
    PrecisionChoice precision();

    /** How an image file becomes a canvas for this model. */
    default Preprocessing preprocessing() {
        return preprocessing(OWN_CROP);
    }

    /**
     * The same of another part of the file.
     *
     * @param crop side in pixels of the central square that is used, 0 for all of it; negative for the model's own
     */
    default Preprocessing preprocessing(int crop) {
        return preprocessing(crop, Optional.empty());
    }

    /**
     * The same of files in another range.
     *
     * @param range which of a file's values is white, or empty for the model's own
     */
    default Preprocessing preprocessing(int crop, Optional<ValueRange> range) {
        Preprocessing own = card().preprocessing(range);
        return crop < 0 ? own : new Preprocessing(crop, own.size(), own.range(), own.space());
    }

    /** Which of a file's values is white, as in the model's training. */
    default ValueRange range() {
        return card().preprocessing().range();
    }

    /** Whether it decides by trials that it draws; if not, it looks at each image once. */
    boolean drawsTrials();

    /**
     * Classifies images, handing over each as soon as it is decided, which is not always the order in which they came.
     *
     * @param images asked for one by one, when there is room
     * @param elimination how many trials an image gets, where they are drawn
     * @param seed of the draws
     * @param decided told of each result
     * @param stop looked at between batches; images that are not decided by then are left out
     */
    void classify(
            Iterator<Item> images, EliminationSettings elimination, long seed, Consumer<Decision> decided, Stop stop);

    @Override
    void close();
}
