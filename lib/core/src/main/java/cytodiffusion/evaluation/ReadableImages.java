package cytodiffusion.evaluation;

import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.data.Failure;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/** The images of a list that can be read, each decoded when it is asked for; the others are reported on the way. */
public final class ReadableImages implements Iterator<Item> {
    private final Iterator<Source> sources;
    private final Preprocessing preprocessing;
    private final Consumer<Failure> failed;
    private Item ready;

    /** What a file holds, wherever it lies. */
    @FunctionalInterface
    public interface Content {
        /** @throws IOException whose message says why it cannot be read, without the file's name */
        byte[] read() throws IOException;
    }

    /**
     * A file to read.
     *
     * @param name of the item that it becomes
     * @param content of a file that this machine's file system does not have, whose path only names it; else empty
     */
    public record Source(String name, Path file, Optional<Content> content) {
        /** One that lies here. */
        public Source(String name, Path file) {
            this(name, file, Optional.empty());
        }

        private RgbImage canvas(Preprocessing preprocessing) throws IOException {
            return content.isPresent() ? preprocessing.canvasOf(content.get().read()) : preprocessing.canvasOf(file);
        }
    }

    /**
     * @param preprocessing makes the canvases
     * @param failed told of each file that cannot be read, or is too small for the crop
     */
    public ReadableImages(Iterator<Source> sources, Preprocessing preprocessing, Consumer<Failure> failed) {
        this.sources = sources;
        this.preprocessing = preprocessing;
        this.failed = failed;
    }

    @Override
    public boolean hasNext() {
        while (ready == null && sources.hasNext()) {
            Source source = sources.next();
            try {
                ready = new Item(source.name(), source.canvas(preprocessing));
            } catch (IOException | IllegalArgumentException e) {
                if (Thread.currentThread().isInterrupted()) {
                    // Reading was broken off, which says nothing about the file, nor about those after it.
                    return false;
                }
                failed.accept(new Failure(source.file(), e.getMessage()));
            }
        }
        return ready != null;
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Item item = ready;
        ready = null;
        return item;
    }
}
