package cytodiffusion.tensor;

/** Not even the smallest part of some work fits into memory; the message says what to change. */
public final class TooLittleMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooLittleMemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
