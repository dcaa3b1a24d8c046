package cytodiffusion.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDManager;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.model.OpenModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.training.ModelTraining;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A notebook that trains again and compares two models must not keep what it has closed. */
class SeveralModelsTest {
    private static final EliminationSettings FEW = new EliminationSettings(2, 2, 1, 0);

    @TempDir
    private Path folder;

    @Test
    void closedModelsLeaveNothingBehind() throws Exception {
        Path data = folder.resolve("data");
        new SmearDataset(List.of("monocyte", "platelet"), 6, 1, Domain.REFERENCE, 32)
                .write(data, Progress.SILENT, () -> false);
        // The first round leaves what is kept for good, such as the numbers that native operations were called with.
        useTwoModels(data, "first");
        int before = managed();
        useTwoModels(data, "second");
        assertEquals(before, managed());
    }

    private void useTwoModels(Path data, String round) throws IOException {
        Path model = train(data, round);
        try (OpenModel first = new OpenModel(model, "fp32");
                OpenModel second = new OpenModel(model, "bf16")) {
            judge(first, model, data);
            judge(second, model, data);
            judge(first, model, data);
        }
    }

    private Path train(Path data, String name) throws IOException {
        Path model = folder.resolve(name);
        TrainingRequest request = TrainingRequest.of(data, model, TrainingPlan.DEFAULT.preset("tiny"))
                .precision("bf16")
                .steps(1);
        ModelTraining.run(request, () -> false, Progress.SILENT);
        return model;
    }

    private static void judge(OpenModel model, Path folder, Path data) throws IOException {
        EvaluationRequest request =
                EvaluationRequest.of(folder, data).elimination(FEW).limit(2);
        EvaluationResult result = Evaluation.run(model, request, List.of(), row -> {}, () -> false, Progress.SILENT);
        assertEquals(2, result.rows().size());
    }

    /** Arrays and managers that are open in this process. */
    private static int managed() throws ReflectiveOperationException {
        try (NDManager any = NDManager.newBaseManager()) {
            return managed(any.getParentManager());
        }
    }

    private static int managed(NDManager manager) throws ReflectiveOperationException {
        Field resources = BaseNDManager.class.getDeclaredField("resources");
        resources.setAccessible(true);
        int count = 0;
        for (Object resource : ((Map<?, ?>) resources.get(manager)).values()) {
            count += 1 + (resource instanceof NDManager below ? managed(below) : 0);
        }
        return count;
    }
}
