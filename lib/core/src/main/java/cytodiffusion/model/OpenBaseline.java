package cytodiffusion.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.discriminative.Baseline;
import cytodiffusion.discriminative.BaselineClassifier;
import cytodiffusion.discriminative.BaselineFolder;
import cytodiffusion.discriminative.Logits;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.tensor.PrecisionProof;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A baseline, opened from its folder: it looks at each image once, so that trials and their seed play no part. */
public final class OpenBaseline implements TrainedModel {
    private static final int BATCH = 64;

    private final NDManager manager;
    private final Baseline model;
    private final PrecisionChoice precision;
    private final BaselineClassifier classifier;

    /** @param precision {@code auto}, {@code fp32}, {@code bf16} or {@code fp16} */
    public OpenBaseline(Path folder, String precision) {
        manager = NDManager.newBaseManager();
        try {
            model = new BaselineFolder(folder).open(manager);
            PrecisionChoice chosen = OpenModel.choose(precision, model.card().training());
            this.precision = PrecisionProof.of(
                    chosen, List.of(new PrecisionProof.Part("what its last layer sees", this::features)));
            classifier = BaselineClassifier.of(model, this.precision.precision(), manager);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** Of one fixed picture of noise. */
    private NDArray features(Precision precision) {
        int size = model.card().inputSize();
        Shape shape = new Shape(1, model.card().channels(), size, size);
        NDArray picture = manager.create(Gaussian.numbers(new SplittableRandom(1), (int) shape.size()), shape);
        return model.network().features(model.weights().oneByOne(precision), picture, Dropout.NONE);
    }

    /** The network with its weights; closed with this object. */
    public Baseline model() {
        return model;
    }

    @Override
    public ModelCard card() {
        return model.card();
    }

    @Override
    public PrecisionChoice precision() {
        return precision;
    }

    /** Logits and input gradients; closed with this object. */
    public BaselineClassifier classifier() {
        return classifier;
    }

    @Override
    public boolean drawsTrials() {
        return false;
    }

    @Override
    public void classify(
            Iterator<Item> images, EliminationSettings elimination, long seed, Consumer<Decision> decided, Stop stop) {
        List<Item> batch = new ArrayList<>();
        while (!stop.requested() && images.hasNext()) {
            batch.clear();
            while (batch.size() < BATCH && images.hasNext()) {
                batch.add(images.next());
            }
            List<Logits> logits =
                    classifier.logits(batch.stream().map(Item::canvas).toList());
            for (int i = 0; i < batch.size(); i++) {
                var prediction = logits.get(i).prediction(batch.get(i).name(), "", card().classes());
                decided.accept(new Decision(prediction, 1, 1));
            }
        }
    }

    @Override
    public void close() {
        classifier.close();
        model.close();
        manager.close();
    }
}
