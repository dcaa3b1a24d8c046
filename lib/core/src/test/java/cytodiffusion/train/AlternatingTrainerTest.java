package cytodiffusion.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.Linear;
import cytodiffusion.nn.Network;
import cytodiffusion.nn.Parameters;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.AlternatingTrainer.Losses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A maker that is one number, and a judge that guesses it: the judge follows, and the maker runs from it. */
class AlternatingTrainerTest {
    private static final TrainingSettings SETTINGS = TrainingSettings.plain(Method.ADAM, 0.05, 0.5);

    private final NDManager manager = NDManager.newBaseManager();

    private final Linear maker = new Linear("number", 1, 1, true);
    private final Linear judge = new Linear("guess", 1, 1, true);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    private static Network network(Linear layer) {
        return layer::describe;
    }

    private NetworkPair pair() {
        return new NetworkPair(network(maker), network(judge));
    }

    private final class Chase implements Contest<Float> {
        private NDArray one() {
            return manager.ones(new Shape(1, 1));
        }

        @Override
        public NDArray made(Parameters p, Float batch) {
            return maker.apply(p, one().add(manager.full(new Shape(1, 1), batch)));
        }

        @Override
        public NDArray judgesLoss(Parameters p, NDArray made, Float batch) {
            return judge.apply(p, one()).sub(made).square().mean();
        }

        @Override
        public NDArray makersLoss(Parameters p, NDArray made, Float batch) {
            return judge.apply(p, one()).sub(made).square().mean().neg();
        }

        @Override
        public int count(Float batch) {
            return 1;
        }

        @Override
        public Float part(Float batch, int from, int to) {
            return batch;
        }
    }

    private List<Losses> train(TrainingState state, long lastStep) {
        List<Losses> losses = new ArrayList<>();
        new AlternatingTrainer<>(state, SETTINGS, SETTINGS, Precision.FP32, new Chase(), step -> step % 3f)
                .run("", lastStep, () -> false, Progress.SILENT, (step, loss) -> losses.add(loss));
        return losses;
    }

    private static float[] numbers(TrainingState state) {
        float[] all = new float[(int) state.weights().size()];
        int place = 0;
        for (NDArray tensor : state.weights().list()) {
            for (float value : tensor.toFloatArray()) {
                all[place++] = value;
            }
        }
        return all;
    }

    @Test
    void eachNetworkFollowsItsOwnLossOnly() {
        TrainingState state = TrainingState.fresh(pair(), manager, 1);
        float[] before = numbers(state);
        Losses first = train(state, 1).get(0);
        float[] after = numbers(state);
        // Adam's first step is the learning rate, against the sign of the gradient.
        for (int i = 0; i < before.length; i++) {
            assertEquals(0.05, Math.abs(after[i] - before[i]), 1e-3, "number " + i);
        }
        double made = before[0] * 2 + before[1];
        double guessed = before[2] + before[3];
        assertEquals((made - guessed) * (made - guessed), first.judge(), 1e-5);
        // The maker is judged by the guess as it is after the judge's step.
        double guess = after[2] + after[3];
        assertEquals(-(made - guess) * (made - guess), first.maker(), 1e-5);
        assertEquals(Math.signum(made - guessed), Math.signum(guess - guessed), "the judge comes nearer");
        assertEquals(Math.signum(made - guess), Math.signum(after[1] - before[1]), "the maker goes away");
    }

    @Test
    void resumesBitForBit() throws IOException {
        TrainingState straight = TrainingState.fresh(pair(), manager, 1);
        List<Losses> all = train(straight, 8);

        Path file = folder.resolve("state.safetensors");
        TrainingState begun = TrainingState.fresh(pair(), manager, 1);
        List<Losses> inParts = new ArrayList<>(train(begun, 3));
        begun.save(file, Map.of());
        TrainingState resumed = TrainingState.open(file, pair(), manager);
        assertEquals(3, resumed.step());
        inParts.addAll(train(resumed, 8));

        assertEquals(all, inParts);
        assertArrayEquals(numbers(straight), numbers(resumed));
    }

    @Test
    void aLossThatIsNotFiniteEndsTheTrainingAtTheStepBefore() {
        TrainingState state = TrainingState.fresh(pair(), manager, 1);
        var trainer =
                new AlternatingTrainer<>(state, SETTINGS, SETTINGS, Precision.FP32, new Chase(), step -> Float.NaN);
        assertThrows(
                DivergedException.class, () -> trainer.run("", 5, () -> false, Progress.SILENT, (step, loss) -> {}));
        assertEquals(0, trainer.steps());
    }
}
