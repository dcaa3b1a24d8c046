package cytodiffusion.run;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.function.Predicate;

/**
 * One training of a table, with the rows that it gives. It says what is to be computed and holds nothing that is open, so
 * that it can be computed by another process or on another machine: a {@link Runner} decides where.
 */
public interface Job extends Serializable {
    /** What tells it from the other jobs of its table: letters, digits and hyphens, as it names folders, too. */
    String name();

    /**
     * The first fields of the rows that it gives, by which rows are told apart; none where they are not known before it
     * has run. A job whose rows are all there is not computed again.
     */
    default List<List<String>> keys() {
        return List.of();
    }

    /** The same without what has a row already. */
    default Job rest(Predicate<List<String>> done) {
        return this;
    }

    /** The folders that it leaves behind beside the table because the end of the run needs them, by their names. */
    default List<String> kept() {
        return List.of();
    }

    /**
     * Computes the rows, or goes on with what an earlier call left in {@code here}'s folder.
     *
     * @param results told of rows as soon as they are there
     * @return whether all rows were given; false where it was stopped
     * @throws IOException where data cannot be read or results cannot be written
     */
    boolean compute(JobSite here, JobResults results) throws IOException;
}
