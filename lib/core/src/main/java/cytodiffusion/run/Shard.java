package cytodiffusion.run;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of several machines computes which jobs of a table: of N shards the first takes the jobs 1, N + 1, 2 N + 1 and so
 * on, so that each has about as many of every kind.
 *
 * @param number from 1 to {@code of}
 * @param of how many shards there are
 */
public record Shard(int number, int of) {
    public Shard {
        if (number < 1 || number > of) {
            throw new IllegalArgumentException("There is no shard " + number + " of " + of);
        }
    }

    /**
     * Reads what {@link #toString} gives.
     *
     * @throws IllegalArgumentException where the text is not a shard, saying what one looks like
     */
    public static Shard parse(String text) {
        if (!text.matches("\\d{1,6}/\\d{1,6}")) {
            throw new IllegalArgumentException("A shard is I/N, such as 1/4, not '" + text + "'");
        }
        String[] parts = text.split("/");
        return new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    /** Its own among all, in their order. */
    public <T> List<T> of(List<T> all) {
        List<T> own = new ArrayList<>();
        for (int i = number - 1; i < all.size(); i += of) {
            own.add(all.get(i));
        }
        return own;
    }

    /** As the command takes it: {@code 1/4}. */
    @Override
    public String toString() {
        return number + "/" + of;
    }
}
