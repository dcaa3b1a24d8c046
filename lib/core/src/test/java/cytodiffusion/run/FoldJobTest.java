package cytodiffusion.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ValueRange;
import cytodiffusion.train.Method;
import cytodiffusion.training.LearningOptions;
import cytodiffusion.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoldJobTest {
    /** With every part that a plan can have. */
    @Test
    void anotherProcessGetsTheSameJobs() throws IOException {
        TrainingPlan plan = TrainingPlan.DEFAULT
                .preset("resnet18-small")
                .excluding(Set.of("platelet"))
                .start(Path.of("model"))
                .learning(LearningOptions.PRESET
                        .optimizer(Method.values()[0])
                        .rate(1e-3)
                        .batch(8)
                        .augmentation(LearningOptions.Changes.FLIPS)
                        .shape(Map.of("kernel", 5)));
        OutOfFold.Request request = new OutOfFold.Request(
                new DataFolder(
                        Path.of("cells"),
                        Optional.of(Path.of("labels.csv")),
                        Optional.of(new ValueRange(Map.of(16, 12)))),
                Path.of("out"),
                plan,
                2,
                0,
                Duration.ofMinutes(3),
                10,
                EliminationSettings.anytime(20, 200),
                7);
        assertEquals(2, request.jobs().size());
        for (Job job : request.jobs()) {
            assertEquals(job, Sent.copy(job));
        }
        assertEquals("fold-2", request.jobs().get(1).name());
    }
}
