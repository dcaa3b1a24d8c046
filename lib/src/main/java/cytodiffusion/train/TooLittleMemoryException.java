package cytodiffusion.train;

/** Not even one image of a training batch fits into memory. The weights are those before the step. */
public final class TooLittleMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLittleMemoryException(int batch, Throwable cause) {
        super(
                "There is not enough memory to train with even one image of a batch of " + batch
                        + " at a time. Choose smaller images (--size) or a smaller preset (--preset), or end other programs;"
                        + " what was trained before this step is kept",
                cause);
    }
}
