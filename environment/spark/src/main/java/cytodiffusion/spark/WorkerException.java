package cytodiffusion.spark;

import java.util.Optional;
import java.util.stream.Stream;

/** Says which worker cannot go on, and why; its message is a sentence for whoever started the job. */
final class WorkerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WorkerException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The one that a failed job came from. */
    static Optional<WorkerException> causeOf(Throwable problem) {
        return Stream.iterate(problem, t -> t != null, Throwable::getCause)
                .filter(WorkerException.class::isInstance)
                .map(WorkerException.class::cast)
                .findFirst();
    }
}
