package cytodiffusion.progress;

/** Remembers that its thread was interrupted, and clears the flag so that files can still be written. */
public final class InterruptLatch implements Stop {
    private final Stop stop;
    private boolean interrupted;
    private boolean stopped;

    /** Asks for a stop where {@code stop} does, too. */
    public InterruptLatch(Stop stop) {
        this.stop = stop;
    }

    @Override
    public boolean requested() {
        stopped |= stop.requested();
        interrupted |= Thread.interrupted();
        return stopped || interrupted;
    }

    /** Sets the flag again for whoever is outside. */
    public void restore() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
