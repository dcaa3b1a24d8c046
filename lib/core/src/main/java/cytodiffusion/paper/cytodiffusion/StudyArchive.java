package cytodiffusion.paper.cytodiffusion;

import cytodiffusion.data.LabelledImage;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationFiles;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.io.Sha256;
import cytodiffusion.io.Workspace;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cells of a study's test split as the processes of a cluster judge them; what they found is kept, part by part. */
public final class StudyArchive {
    private static final int HASH_DIGITS = 12;

    private StudyArchive() {}

    /**
     * Lets a cluster judge cells; those that were judged with the same settings before are not judged again.
     *
     * @param cells in all, as many of each class of the model's test split; 0 for all of it
     * @return the folder with all that was found so far
     * @throws IOException where it was interrupted, or not all came back; what is done is kept
     */
    public static Path judge(Study study, Cluster cluster, int cells) throws IOException {
        EvaluationRequest request = study.testCells(cells);
        TrainedModel model = study.model();
        Map<String, String> settings = EvaluationFiles.settings(model, request);
        settings.put("images", digest(study));
        Path parts = folder(settings);
        Stop stop = Stop.onInterrupt();
        EvaluationResult result = Evaluation.run(
                model, request, cluster.judge(parts, settings), List.of(), row -> {}, stop, study.progress());
        if (!result.complete()) {
            throw new IOException(
                    stop.requested()
                            ? "It was interrupted; the same cell of the notebook goes on where it stopped"
                            : result.rows().size() + " cells came back, and not all: do all workers see " + parts
                                    + "?");
        }
        return parts;
    }

    /** Of the files: those of another dataset, or changed ones, are other cells, whatever their names are. */
    private static String digest(Study study) throws IOException {
        StringBuilder files = new StringBuilder();
        for (LabelledImage image : study.images().images()) {
            files.append(image.path().toAbsolutePath())
                    .append(Files.size(image.path()))
                    .append(Files.getLastModifiedTime(image.path()));
        }
        return Sha256.of(files.toString());
    }

    private static Path folder(Map<String, String> settings) {
        String hash = Sha256.of(new TreeMap<>(settings).toString());
        return Workspace.folder().resolve("archives").resolve(hash.substring(0, HASH_DIGITS));
    }
}
