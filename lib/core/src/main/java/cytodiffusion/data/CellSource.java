package cytodiffusion.data;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The canvases of a list of images, decoded when they are first asked for and kept as far as the memory given allows.
 * Training visits all images equally often, so what has been kept stays; the rest is decoded anew. Safe for use by
 * several threads.
 */
public final class CellSource {
    private final List<LabelledImage> images;
    private final Preprocessing preprocessing;
    private final AtomicReferenceArray<RgbImage> kept;
    private final AtomicLong bytesLeft;
    private final Map<Integer, Failure> failures = new ConcurrentSkipListMap<>();

    /** Keeps canvases in at most a quarter of the memory that Java may use. */
    public CellSource(List<LabelledImage> images, Preprocessing preprocessing) {
        this(images, preprocessing, Runtime.getRuntime().maxMemory() / 4);
    }

    /** @param bytes how much memory the kept canvases may take */
    public CellSource(List<LabelledImage> images, Preprocessing preprocessing, long bytes) {
        this.images = List.copyOf(images);
        this.preprocessing = preprocessing;
        this.kept = new AtomicReferenceArray<>(images.size());
        this.bytesLeft = new AtomicLong(bytes);
    }

    public int size() {
        return images.size();
    }

    public LabelledImage image(int index) {
        return images.get(index);
    }

    public Preprocessing preprocessing() {
        return preprocessing;
    }

    /** The canvas of image {@code index}, or nothing if its file is broken, which {@link #failures()} then tells. */
    public Optional<RgbImage> canvas(int index) {
        RgbImage canvas = kept.get(index);
        if (canvas != null || failures.containsKey(index)) {
            return Optional.ofNullable(canvas);
        }
        LabelledImage image = images.get(index);
        try {
            canvas = preprocessing.canvasOf(image.path());
            keep(index, canvas);
            return Optional.of(canvas);
        } catch (ClosedByInterruptException e) {
            // The thread was asked to stop, which says nothing about the file.
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            failures.put(index, new Failure(image.path(), e.getMessage()));
            return Optional.empty();
        }
    }

    /** Decodes every image once, so that all broken ones are known; ends early where {@code stop} asks for it. */
    public List<Failure> loadAll(Progress progress, Stop stop) {
        try (Progress.Task task = progress.start("Reading images", "images", size())) {
            for (int i = 0; i < size() && !stop.requested(); i++) {
                canvas(i);
                task.update(i + 1, failures.isEmpty() ? "" : failures.size() + " broken");
            }
        }
        return failures();
    }

    /** Every broken image met so far, once, in the order of the list. */
    public List<Failure> failures() {
        return List.copyOf(failures.values());
    }

    private void keep(int index, RgbImage canvas) {
        long bytes = canvas.pixels().length;
        if (bytesLeft.addAndGet(-bytes) < 0 || !kept.compareAndSet(index, null, canvas)) {
            bytesLeft.addAndGet(bytes);
        }
    }
}
