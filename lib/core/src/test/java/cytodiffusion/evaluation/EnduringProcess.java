package cytodiffusion.evaluation;

import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.evaluation.ReadableImages.Source;
import cytodiffusion.model.OpenModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.training.ModelTraining;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * A process that trains for a while, or classifies images, and prints now and then how much it has done and how much
 * memory it holds: lines of {@code done MiB}.
 */
final class EnduringProcess {
    /** What a leak needs to show is many steps and images, not heavy ones. */
    private static final EliminationSettings FEW_TRIALS = new EliminationSettings(4, 8, 2, 2e-3);

    private EnduringProcess() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        int units = Integer.parseInt(arguments[2]);
        if (arguments[0].equals("train")) {
            train(folder, units);
        } else {
            classify(folder, units);
        }
    }

    private static void train(Path folder, int steps) throws IOException {
        Path data = draw(folder, 20);
        Progress progress = work ->
                work.name().equals("Training the UNet") ? (done, message) -> tell(done, 50) : (done, message) -> {};
        TrainingRequest request = TrainingRequest.of(data, folder.resolve("model"), TrainingPlan.DEFAULT.preset("tiny"))
                .precision("fp32")
                .steps(steps);
        ModelTraining.run(request, () -> false, progress);
    }

    private static void classify(Path folder, int images) throws IOException {
        Path data = draw(folder, images / 2);
        Path model = folder.resolve("model");
        ModelTraining.run(
                TrainingRequest.of(
                                data, model, TrainingPlan.DEFAULT.preset("tiny").perClass(10))
                        .precision("fp32")
                        .steps(5),
                () -> false,
                Progress.SILENT);
        try (OpenModel open = new OpenModel(model, "fp32");
                DiffusionClassifier classifier = open.classifier(FEW_TRIALS, 1)) {
            Iterator<Source> sources = ImageFolder.scan(data).images().stream()
                    .map(image -> new Source(image.id(), image.path()))
                    .iterator();
            int[] done = {0};
            classifier.classify(
                    new ReadableImages(sources, classifier.preprocessing(), failure -> {}),
                    result -> tell(++done[0], 10),
                    () -> false);
        }
    }

    private static Path draw(Path folder, int perClass) throws IOException {
        Path data = folder.resolve("data");
        new SmearDataset(List.of("monocyte", "platelet"), perClass, 1, Domain.REFERENCE, 32)
                .write(data, Progress.SILENT, () -> false);
        return data;
    }

    private static void tell(long done, int every) {
        if (done % every == 0) {
            System.out.println(done + " " + residentMebibytes());
        }
    }

    private static double residentMebibytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException("/proc cannot be read", e);
        }
    }
}
