package cytodiffusion.paper.cytodiffusion.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.data.CellSource;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.SplitPart;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.CellSpec;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.diffusion.LatentDecoder;
import cytodiffusion.diffusion.LatentEncoder;
import cytodiffusion.evaluation.cells.CellSet;
import cytodiffusion.model.OpenModel;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.tensor.Scope;
import cytodiffusion.train.ImageBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The real cells that a generator's card lists, cropped and resized as the generator has seen its own. */
final class RealCells {
    private static final int ENCODED_AT_ONCE = 16;

    private final ImageFolder folder;
    private final OpenModel generator;
    private final Preprocessing seen;
    private final Progress progress;

    /** @param seen how files become what the generator has seen */
    RealCells(ImageFolder folder, OpenModel generator, Preprocessing seen, Progress progress) {
        this.folder = folder;
        this.generator = generator;
        this.seen = seen;
        this.progress = progress;
    }

    /**
     * All readable images of these parts of the split.
     *
     * @throws IOException where there are none, or reading was interrupted
     */
    CellSet ofSplit(SplitPart... parts) throws IOException {
        Set<String> ids = new HashSet<>();
        for (SplitPart part : parts) {
            ids.addAll(generator.card().ids(part));
        }
        List<String> classes = generator.card().classes();
        List<LabelledImage> listed = folder.images().stream()
                .filter(image -> ids.contains(image.id()))
                .filter(image -> classes.contains(folder.classes().get(image.label())))
                .toList();
        CellSource source = new CellSource(listed, seen);
        source.loadAll(progress, Stop.onInterrupt());
        Optional<CellSet> cells = CellSet.of(source, folder.classes(), classes);
        if (Thread.currentThread().isInterrupted()) {
            throw new IOException("Interrupted while reading images; run the cell again");
        }
        return cells.orElseThrow(() ->
                new IOException("None of the " + folder.images().size() + " images in " + folder.root() + " is in the "
                        + Stream.of(parts).map(SplitPart::id).collect(Collectors.joining(" or "))
                        + " split that the generator's card lists; take the data that it was trained on"));
    }

    /**
     * The generator's training images: all that its card lists where the cells are drawn, as those that are not in the
     * folder can be drawn again; else those in the folder.
     *
     * @throws IOException where there are none, or reading was interrupted
     */
    CellSet training(boolean drawn) throws IOException {
        CellSet here = ofSplit(SplitPart.TRAIN);
        if (!drawn) {
            return here;
        }
        Set<String> inFolder = folder.images().stream().map(LabelledImage::id).collect(Collectors.toSet());
        List<String> others = generator.card().ids(SplitPart.TRAIN).stream()
                .filter(id -> !inFolder.contains(id))
                .toList();
        List<RgbImage> images = new ArrayList<>(here.images());
        images.addAll(others.parallelStream().map(this::drawnAgain).toList());
        IntStream labels = others.stream().mapToInt(id -> here.classes().indexOf(className(id)));
        return new CellSet(
                here.classes(),
                images,
                IntStream.concat(IntStream.of(here.labels()), labels).toArray());
    }

    private static String className(String id) {
        return id.substring(0, id.indexOf('/'));
    }

    private RgbImage drawnAgain(String id) {
        int number = Integer.parseInt(id.substring(id.lastIndexOf('_') + 1));
        SmearDataset cells =
                new SmearDataset(List.of(className(id)), number, Study.SEED, Domain.REFERENCE, CellSpec.DEFAULT_SIZE);
        RgbImage image = cells.draw(className(id), number).image();
        return seen.center(seen.canvas(image));
    }

    /** The same cells as the generator's autoencoder gives them back, from a draw of their latents, as it was trained on. */
    static CellSet throughAutoencoder(CellSet cells, OpenModel generator) {
        LatentModel model = generator.model();
        List<RgbImage> rebuilt = new ArrayList<>();
        try (NDManager manager = generator.manager().newSubManager()) {
            Parameters weights =
                    model.autoencoderWeights().in(generator.precision().precision(), manager);
            LatentEncoder encoder = new LatentEncoder(model.autoencoder(), weights);
            LatentDecoder decoder =
                    new LatentDecoder(model.autoencoder(), weights, model.card().imageSpace());
            int elements = model.unet().config().inChannels() * model.latentSize() * model.latentSize();
            for (int from = 0; from < cells.size(); from += ENCODED_AT_ONCE) {
                List<RgbImage> part = cells.images().subList(from, Math.min(cells.size(), from + ENCODED_AT_ONCE));
                try (Scope scope = new Scope()) {
                    NDArray images = ImageBatch.of(
                                    part, new int[part.size()], model.card().imageSpace())
                            .toArray(manager);
                    float[] noise = new float[part.size() * elements];
                    Gaussian.fill(Seeds.random(Seeds.derive(Study.SEED, from)), noise, 0, noise.length);
                    NDArray latents = encoder.encode(images, noise);
                    rebuilt.addAll(decoder.decode(latents));
                }
            }
        }
        return new CellSet(cells.classes(), rebuilt, cells.labels());
    }
}
