package cytodiffusion.run;

import cytodiffusion.tensor.PrecisionChoice;
import java.util.Optional;

/**
 * How a table is computed.
 *
 * @param command that asks for it, for the note beside the table
 * @param shard which part of the jobs, where several machines share them
 * @param runner that computes them
 * @param precision of trainings and predictions: {@code auto}, where each machine chooses what is fast and true on it, or
 *     {@code fp32} or {@code bf16}, so that all compute alike
 */
public record Session(String command, Optional<Shard> shard, Runner runner, String precision) {
    /** All of it, one job after another, here. */
    public static Session of(String command) {
        return new Session(command, Optional.empty(), Runner.HERE, PrecisionChoice.AUTO);
    }

    /** A part of it. */
    public Session shard(Optional<Shard> part) {
        return new Session(command, part, runner, precision);
    }

    /** The same, computed by another runner. */
    public Session runner(Runner other) {
        return new Session(command, shard, other, precision);
    }

    /** The same in this precision. */
    public Session precision(String id) {
        return new Session(command, shard, runner, id);
    }
}
