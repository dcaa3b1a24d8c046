package cytodiffusion.paper.wnet.generated;

import cytodiffusion.run.ProfileId;
import java.util.List;

/**
 * How much the notebook on generated cells computes. All trainings are counted in steps.
 *
 * @param id {@code smoke}, {@code demo} or {@code paper}
 * @param cells that are drawn
 * @param dcgan the generator that is trained here, or null where the one that comes with the library draws
 * @param wNet the network that judges, and that is trained on generated cells
 * @param rare the trial whether generated cells help a rare class
 */
public record GeneratedProfile(String id, Cells cells, Dcgan dcgan, WNet wNet, Rare rare) {
    /**
     * Cells.
     *
     * @param trainPerClass real cells of each class in the folder that DCGAN and W-Net learn from, of which a tenth is kept
     *     for validation and another for the test
     * @param perClass cells of each class of each source, and unseen real ones to compare them with
     * @param samplerSteps evaluations of the diffusion model for a cell
     */
    public record Cells(int trainPerClass, int perClass, int samplerSteps) {}

    /**
     * The DCGAN.
     *
     * @param preset of both networks
     * @param batch images in a step
     * @param steps of the training
     */
    public record Dcgan(String preset, int batch, long steps) {}

    /**
     * W-Net on images of 64 pixels.
     *
     * @param dense outputs of its dense layer; the paper's has 1024
     * @param steps of each training
     * @param perClass numbers of generated cells of each class to train on
     */
    public record WNet(int dense, long steps, List<Integer> perClass) {}

    /**
     * Few real cells of one class, and more of the others.
     *
     * @param real cells of the rare class
     * @param others real cells of each other class
     * @param added generated cells of the rare class
     * @param seeds trainings of each kind
     * @param steps of each training
     */
    public record Rare(int real, int others, int added, int seeds, long steps) {}

    /** Seconds: shows that everything works, and nothing else. */
    public static final GeneratedProfile SMOKE = new GeneratedProfile(
            "smoke",
            new Cells(12, 8, 2),
            new Dcgan("dcgan-small", 4, 4),
            new WNet(16, 3, List.of(8)),
            new Rare(2, 6, 8, 2, 2));

    /** The default: two cores, two minutes. */
    public static final GeneratedProfile DEMO = new GeneratedProfile(
            "demo", new Cells(100, 40, 25), null, new WNet(96, 100, List.of(10, 40)), new Rare(4, 40, 40, 3, 80));

    /** The paper's scale on drawn cells; meant for a GPU, never run so far. */
    public static final GeneratedProfile PAPER = new GeneratedProfile(
            "paper",
            new Cells(1500, 1000, 50),
            new Dcgan("dcgan-small", 64, 100_000),
            new WNet(1024, 20_000, List.of(100, 200, 500, 1000)),
            new Rare(20, 1000, 1000, 5, 20_000));

    /** The profile that {@code -Dcyto.profile} or {@code CYTO_PROFILE} names; {@link #DEMO} where neither is set. */
    public static GeneratedProfile current() {
        return of(ProfileId.current());
    }

    /** The profile of this name. */
    public static GeneratedProfile of(String id) {
        return of(ProfileId.of(id));
    }

    private static GeneratedProfile of(ProfileId id) {
        return switch (id) {
            case SMOKE -> SMOKE;
            case DEMO -> DEMO;
            case PAPER -> PAPER;
        };
    }
}
