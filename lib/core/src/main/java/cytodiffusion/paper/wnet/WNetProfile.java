package cytodiffusion.paper.wnet;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.paper.wnet.PublishedNumbers.Network;
import cytodiffusion.run.ProfileId;
import java.util.List;

/**
 * How much the notebook on W-Net computes live. All trainings are counted in steps.
 *
 * @param id {@code smoke}, {@code demo} or {@code paper}
 * @param cells that are drawn
 * @param training of most networks
 * @param folds of the cross-validations
 * @param rivals presets of the networks that are trained beside W-Net, once each
 * @param counted networks of the paper, by its names, whose cost is counted at their full size
 * @param depth networks of other depths and kernels
 * @param transfer to another laboratory
 * @param shapes that are no cells
 * @param diffusion the diffusion classifier beside W-Net
 */
public record WNetProfile(
        String id,
        Cells cells,
        Training training,
        int folds,
        List<String> rivals,
        List<String> counted,
        Depth depth,
        Transfer transfer,
        Shapes shapes,
        Diffusion diffusion) {
    /**
     * Drawn cells.
     *
     * @param images with the paper's imbalance
     * @param freshPerClass of each class, which no network has seen
     * @param imageSize side in pixels of the images that networks see
     */
    public record Cells(int images, int freshPerClass, int imageSize) {}

    /**
     * A training.
     *
     * @param preset of the W-Net
     * @param batch images in a step
     * @param steps of it
     */
    public record Training(String preset, int batch, long steps) {
        /** Images that a training sees, those that come up again counted again. */
        public long images() {
            return batch * steps;
        }
    }

    /**
     * Networks of every one of these depths with every one of these kernels.
     *
     * @param convolutions how many there are
     * @param kernels sides of their kernels
     */
    public record Depth(List<Integer> convolutions, List<Integer> kernels) {}

    /**
     * From one laboratory to another.
     *
     * @param perClass images of each class of the other laboratory to learn from
     * @param steps of each fine-tuning
     */
    public record Transfer(List<Integer> perClass, long steps) {}

    /**
     * Drawn shapes.
     *
     * @param perClass images of each of a hundred classes
     * @param steps of a training on them
     */
    public record Shapes(int perClass, long steps) {}

    /**
     * The diffusion classifier.
     *
     * @param cells that it judges, of all fresh ones
     * @param elimination how many trials each gets
     */
    public record Diffusion(int cells, EliminationSettings elimination) {}

    private static final List<String> ALL =
            PublishedNumbers.NETWORKS.stream().map(Network::name).toList();

    /** Seconds: shows that everything works, and nothing else. */
    public static final WNetProfile SMOKE = new WNetProfile(
            "smoke",
            new Cells(50, 4, 32),
            new Training("w-net-small", 16, 2),
            2,
            List.of("lstm"),
            List.of("W-Net", "RNN (LSTM)"),
            new Depth(List.of(1, 3), List.of(3)),
            new Transfer(List.of(2, 4), 2),
            new Shapes(3, 2),
            new Diffusion(10, EliminationSettings.anytime(4, 8)));

    /** The default: two cores, two minutes. */
    public static final WNetProfile DEMO = new WNetProfile(
            "demo",
            new Cells(500, 40, 72),
            new Training("w-net-small", 32, 60),
            5,
            List.of("lstm", "alexnet-small", "vgg-1x1-small"),
            ALL,
            new Depth(List.of(1, 2, 3, 4), List.of(3, 7)),
            new Transfer(List.of(5, 20), 40),
            new Shapes(10, 80),
            new Diffusion(50, EliminationSettings.anytime(4, 40)));

    /** The paper's scale on drawn cells; meant for a GPU, never run so far. */
    public static final WNetProfile PAPER = new WNetProfile(
            "paper",
            new Cells(PublishedNumbers.IMAGES, 200, 128),
            new Training(
                    "w-net",
                    PublishedNumbers.PROTOCOL.batch(),
                    (long) PublishedNumbers.PROTOCOL.epochs()
                            * PublishedNumbers.IMAGES
                            / PublishedNumbers.PROTOCOL.batch()),
            PublishedNumbers.PROTOCOL.folds(),
            List.of("lstm", "alexnet", "vgg-1x1", "resnet50-keras"),
            ALL,
            new Depth(List.of(1, 2, 3, 4, 5), List.of(3, 5, 7, 11)),
            new Transfer(List.of(5, 10, 20, 40), 200_000),
            new Shapes(500, 200_000),
            new Diffusion(1000, EliminationSettings.PAPER));

    /** The profile that {@code -Dcyto.profile} or {@code CYTO_PROFILE} names; {@link #DEMO} where neither is set. */
    public static WNetProfile current() {
        return switch (ProfileId.current()) {
            case SMOKE -> SMOKE;
            case DEMO -> DEMO;
            case PAPER -> PAPER;
        };
    }
}
