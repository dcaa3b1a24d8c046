package cytodiffusion.model;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.Version;
import cytodiffusion.io.Workspace;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.latent.ModelFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The trained models that come with the library, from the module {@code lib/models}. Each has a page, {@value #PAGE}. */
public final class ShippedModels {
    /** What a model was trained for. */
    public enum Role {
        CLASSIFIER(ModelKind.DIFFUSION),
        /** Draws cells; trained with flips as the only augmentation. */
        GENERATOR(ModelKind.DIFFUSION),
        /** A network that sees an image once, to compare with. */
        NETWORK(ModelKind.NETWORK),
        /** Draws cells in one step, to compare with. */
        GAN(ModelKind.GENERATOR);

        private final ModelKind kind;

        Role(ModelKind kind) {
            this.kind = kind;
        }
    }

    /**
     * A model that comes with the library.
     *
     * @param id as the command takes it for {@code --model}
     */
    public record Shipped(String id, Role role) {
        /** Its folder; where the library is an archive, a copy in the {@link Workspace}. */
        public Path folder() {
            return folderOf(id).orElseThrow(() -> new IllegalStateException("The library was built without " + id));
        }

        public ModelCard card() {
            return new ModelFolder(folder()).readCard();
        }

        /** Whether its card says of all images of its classes what it used them for. */
        private boolean fits(ImageFolder images, Set<String> without) {
            ModelCard card = card();
            Set<String> classes = new HashSet<>(images.classes());
            classes.removeAll(without);
            if (!classes.equals(Set.copyOf(card.classes()))) {
                return false;
            }
            Set<String> listed = listed(card);
            return images.images().stream()
                    .filter(image -> classes.contains(images.classes().get(image.label())))
                    .map(LabelledImage::id)
                    .allMatch(listed::contains);
        }

        /** Whether its card lists none of these images. */
        private boolean isStrangerTo(ImageFolder images) {
            Set<String> listed = listed(card());
            return images.images().stream().map(LabelledImage::id).noneMatch(listed::contains);
        }

        private static Set<String> listed(ModelCard card) {
            Set<String> listed = new HashSet<>();
            card.training().split().values().forEach(listed::addAll);
            return listed;
        }
    }

    /** The name of a model's page in its folder. */
    public static final String PAGE = "README.md";

    private static final String ROOT = "/cytodiffusion/models/";

    private static final List<Shipped> KNOWN = List.of(
            new Shipped("smear", Role.CLASSIFIER),
            new Shipped("smear-generator", Role.GENERATOR),
            new Shipped("pbc", Role.CLASSIFIER),
            new Shipped("pbc-no-erythroblast", Role.CLASSIFIER),
            new Shipped("w-net-small", Role.NETWORK),
            new Shipped("smear-dcgan", Role.GAN));

    private ShippedModels() {}

    /** All that the library was built with. */
    public static List<Shipped> all() {
        return KNOWN.stream().filter(ShippedModels::isPresent).toList();
    }

    private static boolean isPresent(Shipped model) {
        return folderOf(model.id()).isPresent();
    }

    /** The folder that a user means: one with a model in it, else that of the shipped model of this name. */
    public static Path resolve(Path asked) {
        return new ModelFolder(asked).exists() || asked.getNameCount() != 1
                ? asked
                : folderOf(asked.toString()).orElse(asked);
    }

    /** Whether a folder is that of a model that comes with the library. */
    public static boolean isShipped(Path folder) {
        Path asked = folder.toAbsolutePath().normalize();
        return KNOWN.stream()
                .flatMap(model -> folderOf(model.id()).stream())
                .anyMatch(own -> own.toAbsolutePath().normalize().equals(asked));
    }

    /**
     * The model that was trained on these images.
     *
     * @param without classes of the images that it must not have seen
     */
    public static Optional<Path> trainedOn(ImageFolder images, Collection<String> without, Role role) {
        return present(role)
                .filter(model -> model.fits(images, Set.copyOf(without)))
                .findFirst()
                .map(Shipped::folder);
    }

    /** A classifier that has seen none of these images, where the library was built with one. */
    public static Optional<Path> strangerTo(ImageFolder images) {
        return present(Role.CLASSIFIER)
                .filter(model -> model.isStrangerTo(images))
                .findFirst()
                .map(Shipped::folder);
    }

    /** Those of a role that the library was built with. */
    private static Stream<Shipped> present(Role role) {
        return all().stream().filter(model -> model.role() == role);
    }

    private static Optional<Path> folderOf(String id) {
        return KNOWN.stream().filter(model -> model.id().equals(id)).findFirst().flatMap(model -> Optional.ofNullable(
                        ShippedModels.class.getResource(ROOT + id + "/"))
                .map(url -> folder(model, url)));
    }

    /** The files at a URL that ends in a slash. */
    static Path folder(Shipped model, URL url) {
        try {
            return url.getProtocol().equals("file") ? Path.of(url.toURI()) : unpacked(model, url.toURI());
        } catch (IOException e) {
            throw new UncheckedIOException("The model " + model.id() + " cannot be unpacked", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path unpacked(Shipped model, URI source) throws IOException {
        Path folder = Workspace.folder().resolve("models").resolve("shipped-" + Version.OF_LIBRARY + "-" + model.id());
        List<String> files = new ArrayList<>(model.role().kind.files());
        files.add(PAGE);
        // Last, so that a folder with a card is complete.
        files.add(ModelFolder.CARD);
        for (String name : files) {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                try (InputStream in = new URL(source + name).openStream()) {
                    AtomicFile.write(file, in::transferTo);
                }
            }
        }
        return folder;
    }
}
