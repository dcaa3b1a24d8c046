package cytodiffusion.train;

/** A loss or gradient was not finite. The weights are those before the step that failed. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DivergedException(String message) {
        super(message);
    }
}
