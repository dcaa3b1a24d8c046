package cytodiffusion.paper.rawspace;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.run.ProfileId;
import java.util.List;

/**
 * How much the notebook on raw image space computes. All trainings are counted in steps.
 *
 * @param id {@code smoke}, {@code demo} or {@code paper}
 * @param cells that are drawn
 * @param spaces the networks that are trained in several spaces
 * @param families the networks that are compared with each other
 * @param diffusion the diffusion classifiers that are trained in two spaces
 */
public record RawSpaceProfile(String id, Cells cells, Spaces spaces, Families families, Diffusion diffusion) {
    /**
     * Drawn cells.
     *
     * @param trainPerClass images of each class in the training's folder, of which a tenth is kept for validation and
     *     another for the test
     * @param testPerClass cells of each class that are judged in every domain
     * @param imageSize side in pixels of the images that networks see
     * @param batch images in a step of a network's training
     */
    public record Cells(int trainPerClass, int testPerClass, int imageSize, int batch) {}

    /**
     * One network in several conditions.
     *
     * @param preset of the network
     * @param conditions names of {@link Condition}s
     * @param steps of each training
     */
    public record Spaces(String preset, List<String> conditions, long steps) {}

    /**
     * One network of each family, in RGB.
     *
     * @param presets of the networks
     * @param steps of each training
     * @param pretrainingSteps on other classes, before the last layer or all of them are tuned
     */
    public record Families(List<String> presets, long steps, long pretrainingSteps) {}

    /**
     * Diffusion classifiers.
     *
     * @param preset of both
     * @param steps of each UNet; the autoencoder has a share of as many
     * @param elimination how many trials a cell gets
     */
    public record Diffusion(String preset, long steps, EliminationSettings elimination) {}

    private static final List<String> LIVE = List.of("rgb", "rgb-colour", "raw", "raw-mosaic", "raw-grey-world");

    /** Seconds: shows that everything works, and nothing else. */
    public static final RawSpaceProfile SMOKE = new RawSpaceProfile(
            "smoke",
            new Cells(10, 2, 32, 16),
            new Spaces("resnet18-small", List.of("rgb", "raw", "raw-mosaic"), 2),
            new Families(List.of("vit-small"), 2, 2),
            new Diffusion("tiny", 4, EliminationSettings.anytime(4, 8)));

    /** The default: two cores, two minutes. */
    public static final RawSpaceProfile DEMO = new RawSpaceProfile(
            "demo",
            new Cells(60, 10, 32, 64),
            new Spaces("resnet18-small", LIVE, 80),
            new Families(List.of("resnet50-small", "densenet121-small", "vit-small"), 60, 60),
            new Diffusion("tiny", 100, EliminationSettings.anytime(4, 8)));

    /** The poster's scale on drawn cells; meant for a GPU, never run so far. */
    public static final RawSpaceProfile PAPER = new RawSpaceProfile(
            "paper",
            new Cells(1500, 100, 224, 16),
            new Spaces("resnet50", LIVE, 30_000),
            new Families(List.of("resnet50", "densenet121", "vit-b-16"), 30_000, 30_000),
            new Diffusion("small", 30_000, EliminationSettings.PAPER));

    /** The profile that {@code -Dcyto.profile} or {@code CYTO_PROFILE} names; {@link #DEMO} where neither is set. */
    public static RawSpaceProfile current() {
        return of(ProfileId.current());
    }

    /** The profile of this name. */
    public static RawSpaceProfile of(String id) {
        return of(ProfileId.of(id));
    }

    private static RawSpaceProfile of(ProfileId id) {
        return switch (id) {
            case SMOKE -> SMOKE;
            case DEMO -> DEMO;
            case PAPER -> PAPER;
        };
    }
}
