package cytodiffusion.paper.cytodiffusion;

import com.google.gson.Gson;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.io.Sha256;
import cytodiffusion.io.Workspace;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.TrialFile;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.run.TrialRecording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The trials that a study compares weightings and eliminations on.
 *
 * @param record their errors
 * @param live whether they were recorded by this study's model, not taken from a file that someone named
 */
public record StudyTrials(TrialRecord record, boolean live) {
    private static final int FEWEST_IMAGES = 2;
    private static final int HASH_DIGITS = 12;

    /**
     * Reads the file that {@code CYTO_TRIALS} names, as {@code cyto trials} writes it; where it is not set, records
     * trials of the study's test split, as many as the profile says. They are kept and not repeated.
     *
     * @throws IOException where it was interrupted before there was enough to compare
     */
    public static StudyTrials of(Study study) throws IOException {
        String named = System.getenv("CYTO_TRIALS");
        if (named != null && !named.isBlank()) {
            return new StudyTrials(TrialFile.read(Path.of(named)), false);
        }
        Studies.HowItWorks profile = study.profile().howItWorks();
        TrialRecording.Request request = new TrialRecording.Request(
                study.data(), JudgedPart.UNSAID, profile.images(), profile.trials(), Study.SEED);
        TrialRecording.Result result =
                TrialRecording.run(study.model(), request, file(study, request), Stop.onInterrupt(), study.progress());
        int images = result.record().images().size();
        if (images < FEWEST_IMAGES) {
            throw new IOException(images + " images are recorded, " + FEWEST_IMAGES
                    + " at least are needed; run the cell again to go on");
        }
        return new StudyTrials(result.record(), true);
    }

    /** Those of a longer run on this dataset that come with the library, if there are any. */
    public static Optional<StudyTrials> recorded(String dataset) throws IOException {
        return TrialFile.recorded(dataset).map(record -> new StudyTrials(record, false));
    }

    /** Other settings have another file, so that a new model does not meet the trials of an old one. */
    private static Path file(Study study, TrialRecording.Request request) throws IOException {
        String settings = new Gson().toJson(TrialRecording.settings(study.model(), request));
        String hash = Sha256.of(settings).substring(0, HASH_DIGITS);
        return Workspace.folder()
                .resolve("trials")
                .resolve(study.dataset() + "-" + study.profile().id() + "-" + hash + TrialFile.ENDING);
    }

    /** How figures say where their points come from. */
    public String origin() {
        return record.images().size() + " cells of " + record.settings().dataset() + ", "
                + record.settings().trials() + " trials, " + (live ? "live" : "recorded");
    }
}
