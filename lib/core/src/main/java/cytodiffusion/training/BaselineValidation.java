package cytodiffusion.training;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.discriminative.BaselineClassifier;
import cytodiffusion.discriminative.ImageNetwork;
import cytodiffusion.discriminative.Logits;
import cytodiffusion.nn.Weights;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import java.util.ArrayList;
import java.util.List;

/** How often a network is right on the validation images of its training. */
record BaselineValidation(TrainingData data, ImageNetwork network, Precision precision, NDManager manager) {
    private static final int BATCH = 64;

    /** The share of right answers; NaN where it was stopped or there is no validation image. */
    double accuracy(Weights weights, Stop stop, Progress progress) {
        int count = data.validation().size();
        int right = 0;
        try (BaselineClassifier classifier =
                        new BaselineClassifier(network, weights, data.preprocessing(), precision, manager);
                Progress.Task task = progress.start("Validating", "images", count)) {
            for (int first = 0; first < count; first += BATCH) {
                if (stop.requested()) {
                    return Double.NaN;
                }
                right += right(classifier, first, Math.min(count, first + BATCH));
                task.update(Math.min(count, first + BATCH), "");
            }
        }
        return (double) right / count;
    }

    private int right(BaselineClassifier classifier, int first, int end) {
        List<RgbImage> canvases = new ArrayList<>();
        for (int i = first; i < end; i++) {
            canvases.add(data.validationCanvas(i));
        }
        List<Logits> logits = classifier.logits(canvases);
        int right = 0;
        for (int i = first; i < end; i++) {
            right += logits.get(i - first).predicted() == data.validationLabels()[i] ? 1 : 0;
        }
        return right;
    }
}
