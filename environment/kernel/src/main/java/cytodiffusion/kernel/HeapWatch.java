package cytodiffusion.kernel;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Notices that what a cell keeps fills the heap. The last tenth of a heap costs the collector minutes, in which the
 * notebook seems dead, and what is left after it does not suffice to report anything.
 */
final class HeapWatch {
    private static final double FULL = 0.85;

    /** A cell that finds the heap full, and perhaps makes room, is not stopped before it has taken so much more. */
    private static final double GROWTH = 0.02;

    private final BooleanSupplier running;
    private final Runnable onFull;
    private final Semaphore suspicion = new Semaphore(0);
    private volatile long before;

    /** What the last look found in use, and until when it need not be repeated unless much was added. */
    private volatile long found;

    private volatile long restUntil = System.nanoTime();

    /**
     * @param running whether a cell runs
     * @param onFull called in a thread of its own when the cell that runs has filled the heap
     */
    HeapWatch(BooleanSupplier running, Runnable onFull) {
        this.running = running;
        this.onFull = onFull;
        Thread thread = new Thread(this::watch, "heap-watch");
        thread.setDaemon(true);
        thread.start();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((n, handback) -> collected(n), null, null);
        }
    }

    /** A cell begins. What the one before it still took after it was found out is not this one's. */
    void begin() {
        before = inUse();
        if (isFull(before)) {
            System.gc();
            before = inUse();
        }
    }

    /** After a collection of the young objects the old ones still hold garbage, so this is only a suspicion. */
    private void collected(Notification notification) {
        if (!GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION.equals(notification.getType())) {
            return;
        }
        Map<String, MemoryUsage> after = GarbageCollectionNotificationInfo.from(
                        (CompositeData) notification.getUserData())
                .getGcInfo()
                .getMemoryUsageAfterGc();
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = after.get(pool.getName());
            used += pool.getType() == MemoryType.HEAP && usage != null ? usage.getUsed() : 0;
        }
        boolean rested = System.nanoTime() - restUntil >= 0;
        if (isFull(used) && (rested || used - found > GROWTH * maximum())) {
            suspicion.release();
        }
    }

    private void watch() {
        while (true) {
            try {
                suspicion.acquire();
                long start = System.nanoTime();
                if (running.getAsBoolean()) {
                    System.gc(); // Only what is left now is really in use.
                    long now = inUse();
                    found = now;
                    if (isFull(now) && now - before > GROWTH * maximum() && running.getAsBoolean()) {
                        onFull.run();
                    }
                }
                // A cell that lives with a nearly full heap keeps most of the time for itself.
                long end = System.nanoTime();
                restUntil = end + 4 * (end - start);
                suspicion.drainPermits();
            } catch (InterruptedException | OutOfMemoryError e) {
                // Nobody interrupts this thread, and where memory is short there is all the more to watch.
            }
        }
    }

    /** Bytes of the heap that were in use after its last collection. */
    private static long inUse() {
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            used += usage == null ? 0 : usage.getUsed();
        }
        return used;
    }

    private static boolean isFull(long used) {
        return used > FULL * maximum();
    }

    private static long maximum() {
        return Runtime.getRuntime().maxMemory();
    }

    /** What to do about a lack of memory: the size of the heap, and whether it is full or what was asked for too large. */
    static String advice() {
        long mebibytes = maximum() >> 20;
        String size =
                mebibytes < 1024 ? mebibytes + " MiB" : String.format(Locale.ROOT, "%.1f GiB", mebibytes / 1024.0);
        String more = " JAVA_TOOL_OPTIONS=-Xmx8g, set before Jupyter starts, gives Java 8 GiB.";
        return isFull(inUse())
                ? "The heap of " + size
                        + " is full. Set variables that hold much to null, or restart the kernel; if later"
                        + " cells fail, too, only a restart helps." + more
                : "Java's heap has " + size + " in all." + more;
    }
}
