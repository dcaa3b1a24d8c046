package cytodiffusion.training;

import cytodiffusion.data.ValueRange;
import cytodiffusion.nn.ModelCard.LossPoint;
import cytodiffusion.tensor.Precision;
import java.util.List;
import java.util.Map;

/**
 * What a training has to know to go on, as it is kept in its folder.
 *
 * @param plan of the training
 * @param split ids of the images in each part
 * @param range how many bits of the files' samples are used, by how many they have, null for all of them
 * @param precision in which it computes
 * @param precisionReason why that is not the one that was asked for or chosen, null where it is
 * @param threads of libtorch
 * @param autoencoderScale of the finished autoencoder, null before
 * @param autoencoderSteps that it was trained
 * @param seconds spent so far
 * @param loss of the UNet's or baseline's training so far
 * @param finished whether the training ran to its end
 * @param validated what the validations found so far, null before there were any
 */
record TrainingNotes(
        TrainingPlan plan,
        Map<String, List<String>> split,
        Map<Integer, Integer> range,
        String precision,
        String precisionReason,
        int threads,
        Double autoencoderScale,
        long autoencoderSteps,
        double seconds,
        List<LossPoint> loss,
        boolean finished,
        List<Validated> validated) {
    ValueRange valueRange() {
        return range == null ? ValueRange.FULL : new ValueRange(range);
    }

    TrainingNotes start(String model) {
        return new TrainingNotes(
                plan.init(model),
                split,
                range,
                precision,
                precisionReason,
                threads,
                autoencoderScale,
                autoencoderSteps,
                seconds,
                loss,
                finished,
                validated);
    }

    TrainingNotes autoencoder(double scale, long steps) {
        return new TrainingNotes(
                plan,
                split,
                range,
                precision,
                precisionReason,
                threads,
                scale,
                steps,
                seconds,
                loss,
                finished,
                validated);
    }

    TrainingNotes network(double spent, List<LossPoint> curve, List<Validated> found, boolean done) {
        return new TrainingNotes(
                plan,
                split,
                range,
                precision,
                precisionReason,
                threads,
                autoencoderScale,
                autoencoderSteps,
                spent,
                curve,
                done,
                found);
    }

    TrainingNotes goingOnIn(Precision other, String reason) {
        return new TrainingNotes(
                plan,
                split,
                range,
                other.id(),
                reason,
                threads,
                autoencoderScale,
                autoencoderSteps,
                seconds,
                loss,
                finished,
                validated);
    }
}
