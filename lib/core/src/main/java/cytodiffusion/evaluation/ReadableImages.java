package cytodiffusion.evaluation;

import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.data.Failure;
import cytodiffusion.data.Preprocessing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** The images of a list that can be read, each decoded when it is asked for; the others are reported on the way. */
public final class ReadableImages implements Iterator<Item> {
    private final Iterator<Source> sources;
    private final Preprocessing preprocessing;
    private final Consumer<Failure> failed;
    private Item ready;

    /**
     * A file to read.
     *
     * @param name of the item that it becomes
     */
    public record Source(String name, Path file) {}

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
                ready = new Item(source.name(), preprocessing.canvasOf(source.file()));
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
