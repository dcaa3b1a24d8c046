package cytodiffusion.run;

import java.util.Optional;

/**
 * How a table is computed, which does not decide what it holds.
 *
 * @param command that asks for it, for the note beside the table
 * @param shard which part of the jobs, where several machines share them
 * @param runner that computes them
 */
public record Session(String command, Optional<Shard> shard, Runner runner) {
    /** All of it, one job after another, here. */
    public static Session of(String command) {
        return new Session(command, Optional.empty(), Runner.HERE);
    }

    /** A part of it. */
    public Session shard(Optional<Shard> part) {
        return new Session(command, part, runner);
    }

    /** The same, computed by another runner. */
    public Session runner(Runner other) {
        return new Session(command, shard, other);
    }
}
