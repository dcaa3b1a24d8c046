package cytodiffusion.paper.cytodiffusion.fewimages;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.smear.CellSpec;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.UnlabelledSmear;
import cytodiffusion.model.ShippedModels;
import cytodiffusion.paper.cytodiffusion.Studies;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.RecordedRun;
import cytodiffusion.run.Session;
import cytodiffusion.training.KeptModel;
import cytodiffusion.training.PretrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The paper's experiment with few images (CytoDiffusion, Sections 1.6 and 3.10) as a notebook shows it: the recorded table
 * of all trainings, if there is one for this dataset, and a part of it that is computed live. In the place of Stable
 * Diffusion 1.5 stands a model that has seen other cells.
 */
public final class LowDataStudy {
    /** The recorded run's name; one for a certain dataset has its id behind it. */
    public static final String NAME = "low-data";

    private static final String STREAM = "pretraining";

    private final Study study;

    private LowDataStudy(Study study) {
        this.study = study;
    }

    public static LowDataStudy of(Study study) {
        return new LowDataStudy(study);
    }

    /** The recorded table: that of this dataset, else of any. */
    public Optional<LowDataTable> recorded() {
        return RecordedRun.find(NAME + "-" + study.dataset())
                .or(() -> RecordedRun.find(NAME))
                .map(LowDataTable::of);
    }

    /**
     * The model that the live trainings start from: the one that {@code CYTO_INIT} names; else, where the profile takes
     * such, a shipped one that has seen none of these images; else one pretrained here, once, on drawn cells of other
     * domains whose class nobody wrote down.
     *
     * @throws IOException where drawing or training was interrupted; it goes on with the next call
     */
    public Path base() throws IOException {
        String given = study.plan().init();
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        Optional<Path> shipped =
                study.profile().shippedModels() ? ShippedModels.strangerTo(study.images()) : Optional.empty();
        return shipped.isPresent() ? shipped.get() : pretrain();
    }

    /** What a model was trained on, in a few words, as far as its card says. */
    public String seen(Path base) {
        return new PretrainedModel(base).seen();
    }

    /** A model's loss at the end of its training, where its card says. */
    public OptionalDouble lossOf(Path base) {
        return new PretrainedModel(base).lossAtTheEnd();
    }

    private Path pretrain() throws IOException {
        Studies.LowData settings = study.profile().lowData();
        List<Domain> others = Domain.presets().stream()
                .filter(domain -> !study.drawn() || !domain.equals(Domain.REFERENCE))
                .toList();
        String kind = study.drawn() ? "-of-other-domains" : "";
        Path cells = Study.dataFolder("unlabelled-smear" + kind + "-" + settings.unlabelledPerDomain());
        UnlabelledSmear smear = new UnlabelledSmear(
                others, settings.unlabelledPerDomain(), Seeds.derive(Study.SEED, STREAM), CellSpec.DEFAULT_SIZE);
        if (!smear.write(cells, study.progress(), Stop.onInterrupt())) {
            throw new IOException("The drawing of unlabelled cells was interrupted; run the cell again to go on");
        }
        return KeptModel.train(
                study.modelFolder("-unlabelled"),
                DataFolder.of(cells),
                study.plan(),
                settings.pretrainingSteps(),
                null,
                Stop.onInterrupt(),
                study.progress());
    }

    /**
     * Trains and judges what the profile says. What was done before with the same settings is not done again.
     *
     * @throws IOException where it was interrupted before anything was done; it goes on with the next call
     */
    public LowDataTable live() throws IOException {
        Studies.LowData settings = study.profile().lowData();
        Path base = base();
        LowDataRequest request = new LowDataRequest(
                study.data(),
                // Of its own for other settings, with which a table does not go on.
                study.modelFolder("-low-data-"
                        + Long.toHexString(Seeds.derive(Study.SEED, settings + " from " + base.getFileName()))),
                settings.models(),
                settings.sizes(),
                settings.repetitions(),
                new LowDataRequest.Training(
                        null, 0, base, settings.steps(), null, settings.checkpoints(), settings.validation()),
                settings.testImages(),
                settings.elimination(),
                Study.SEED);
        LowDataTable table = LowDataRun.run(request, Session.of("notebook 06"), Stop.onInterrupt(), study.progress());
        if (table.scores().isEmpty()) {
            throw new IOException("Interrupted before a training was finished; run the cell again");
        }
        return table;
    }
}
