package cytodiffusion.train;

/** A precision in which this machine does not compute a training's gradients as float32 does. Nothing was trained. */
public final class UntruePrecisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UntruePrecisionException(String message) {
        super(message);
    }
}
