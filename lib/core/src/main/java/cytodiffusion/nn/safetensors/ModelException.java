package cytodiffusion.nn.safetensors;

/** A model's file or folder cannot be used; the message names the file, the tensor or entry, and what is wrong. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
