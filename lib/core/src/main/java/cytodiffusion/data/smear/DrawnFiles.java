package cytodiffusion.data.smear;

import cytodiffusion.data.image.PngFile;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Cells of a set and the files that they are drawn into.
 *
 * @param work as the progress calls it
 * @param count of all cells
 * @param file of the cell at a place, from 0
 * @param cell the cell at a place, drawn; asked for by several threads at once
 */
record DrawnFiles(String work, int count, IntFunction<Path> file, IntFunction<SmearCell> cell) {
    private static final int BATCH = 64;

    /**
     * Draws cells on all cores, in the order of their places as far as batches of {@value #BATCH} go.
     *
     * @param missing the places whose files are to be written
     * @return how many files are there; fewer than {@link #count} only after a stop
     * @throws IOException if a file cannot be written
     */
    int write(int[] missing, Progress progress, Stop stop) throws IOException {
        int there = count - missing.length;
        int done = 0;
        try (Progress.Task task = progress.start(work, "images", count)) {
            // In batches, because a stop by interrupt is seen on the caller's thread only.
            while (done < missing.length && !stop.requested()) {
                int end = Math.min(missing.length, done + BATCH);
                IntStream.range(done, end).parallel().forEach(i -> write(missing[i]));
                done = end;
                task.update(there + done, "");
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return there + done;
    }

    /** Draws all cells, see {@link #write(int[], Progress, Stop)}; whether it was not stopped. */
    boolean writeAll(Progress progress, Stop stop) throws IOException {
        return write(IntStream.range(0, count).toArray(), progress, stop) == count;
    }

    private void write(int place) {
        try {
            AtomicFile.writeBytes(
                    file.apply(place), PngFile.encode(cell.apply(place).image()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
