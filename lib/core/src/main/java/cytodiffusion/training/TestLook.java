package cytodiffusion.training;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * One look at a model's test split. Whoever looks again after having changed something has used the split to choose.
 *
 * @param date of the last time, as {@code 2025-11-21}
 * @param by what looked: {@code evaluate}, {@code anomaly} or {@code trials}
 * @param data name of the folder of images
 * @param how procedure, trials, seed and precision, as a phrase
 * @param images of the test split that were looked at
 * @param found in a phrase
 * @param times that the same was asked, images added later and interrupted looks among them
 */
public record TestLook(String date, String by, String data, String how, int images, String found, int times) {
    public TestLook {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(how, "how");
        Objects.requireNonNull(found, "found");
    }

    /** A first look, now. */
    public static TestLook today(String by, String data, String how, int images, String found) {
        return new TestLook(LocalDate.now(ZoneId.systemDefault()).toString(), by, data, how, images, found, 1);
    }

    /** Whether the same was asked. */
    boolean asks(TestLook other) {
        return by.equals(other.by) && data.equals(other.data) && how.equals(other.how);
    }

    /** The same after so many times. */
    TestLook times(int count) {
        return new TestLook(date, by, data, how, images, found, count);
    }
}
