package cytodiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotebookProgressTest {
    private final FakeScreen screen = new FakeScreen();
    private long nanos = 5_000_000_000L;
    private final Progress progress = new NotebookProgress(screen, () -> nanos);

    @Test
    void tellsCountRateAndTimeLeft() {
        Progress.Task task = progress.start("Classifying", "images", 100);
        pass(10);
        task.update(40, "last: monocyte");

        assertEquals("Classifying: 40 %, 40 of 100 images, 4.0 images/s, 15 s left, last: monocyte", screen.last());
    }

    @Test
    void aNoteIsShownAsItIs() {
        progress.note("12 bits < 16 bits");

        assertEquals("Note: 12 bits < 16 bits", screen.last());
    }

    @Test
    void oneBarIsUpdatedInPlace() {
        try (Progress.Task task = progress.start("Training", "steps", 2)) {
            pass(1);
            task.update(2, "");
        }

        assertEquals(1, screen.shown);
        assertEquals(
                List.of(
                        "Training: 0 %, 0 of 2 steps",
                        "Training: 100 %, 2 of 2 steps, 2.0 steps/s, 0 s left",
                        "Training: 100 %, done in 1.0 s: 2 steps"),
                screen.texts);
    }

    @Test
    void updatesThatComeTooFastAreNotShown() {
        Progress.Task task = progress.start("Training", "steps", 1000);
        for (int i = 1; i <= 1000; i++) {
            nanos += 1_000_000;
            task.update(i, "");
        }

        assertEquals(1 + 4, screen.texts.size());
    }

    @Test
    void theLastStateIsShownHoweverFastItCame() {
        Progress.Task task = progress.start("Reading", "images", 100);
        task.update(40, "");
        pass(0.1);
        task.close();

        assertEquals("Reading: 40 %, stopped at 40 of 100 images after 0.1 s", screen.last());
    }

    @Test
    void nothingIsShownAfterTheEnd() {
        Progress.Task task = progress.start("Reading", "images", 100);
        task.close();
        pass(1);
        task.update(50, "");
        task.close();

        assertEquals(2, screen.texts.size());
    }

    @Test
    void otherThreadsReportButOnlyTheOwnerShows() throws InterruptedException {
        Progress.Task task = progress.start("Reading", "images", 100);
        pass(1);
        Thread worker = new Thread(() -> task.update(30, ""));
        worker.start();
        worker.join();

        assertEquals(1, screen.texts.size());
        task.close();
        assertEquals("Reading: 30 %, stopped at 30 of 100 images after 1.0 s", screen.last());
    }

    @Test
    void bytesAreInDecimalUnits() {
        Progress.Task task = progress.start("Downloading", "bytes", 170_000_000);
        pass(2);
        task.update(6_400_000, "");

        assertEquals("Downloading: 3 %, 6.4 MB of 170 MB, 3.2 MB/s, 52 s left", screen.last());
    }

    @Test
    void anUnknownTotalHasNoPercentage() {
        Progress.Task task = progress.start("Reading", "images", -1);
        pass(2);
        task.update(10, "");

        assertEquals("Reading: 10 images, 5.0 images/s", screen.last());
        task.close();
        assertEquals("Reading: ended after 2.0 s: 10 images", screen.last());
        assertFalse(screen.lastHtml().contains("<progress"), screen.lastHtml());
    }

    @Test
    void theBarIsAProgressElementWithANameAndAValue() {
        Progress.Task task = progress.start("Reading <b>", "images", 3);
        pass(1);
        task.update(1, "<script>");

        assertTrue(
                screen.lastHtml().contains("<progress aria-label=\"Reading &lt;b&gt;\" max=\"1\" value=\"0.3333\""),
                screen.lastHtml());
        assertFalse(screen.lastHtml().contains("<script>"), screen.lastHtml());
    }

    @Test
    void workThatResumesIsNotTakenForFast() {
        Progress.Task task = progress.start("Training", "steps", 10_000);
        task.update(9_000, "");
        pass(10);
        task.update(9_100, "");

        assertEquals("Training: 91 %, 9,100 of 10,000 steps, 10.0 steps/s, 1 min 30 s left", screen.last());
    }

    @Test
    void aSlowStartIsForgotten() {
        Pace pace = new Pace(0);
        pace.reached(1, 30_000_000_000L);
        for (int second = 1; second <= 60; second++) {
            pace.reached(1 + 20L * second, (30L + second) * 1_000_000_000L);
        }

        assertEquals(20, pace.rate(), 0.2);
    }

    @Test
    void slowUnitsAreToldBySecondsEach() {
        Progress.Task task = progress.start("Training folds", "folds", 5);
        pass(90);
        task.update(1, "");

        assertEquals("Training folds: 20 %, 1 of 5 folds, 1 min 30 s each, 6 min 00 s left", screen.last());
    }

    @Test
    void percentagesAreRoundedDownButNotByTheirBinaryForm() {
        Progress.Task task = progress.start("Reading", "images", 100);
        pass(1);
        task.update(29, "");
        assertTrue(screen.last().startsWith("Reading: 29 %"), screen.last());

        pass(1);
        Progress.Task many = progress.start("Reading", "images", 1000);
        pass(1);
        many.update(999, "");
        assertTrue(screen.last().startsWith("Reading: 99 %"), screen.last());
    }

    @Test
    void durationsReadLikeSpeech() {
        assertEquals("59.9 s", ProgressState.duration(59.94));
        assertEquals("1 min 00 s", ProgressState.duration(59.96));
        assertEquals("2 h 07 min", ProgressState.duration(2 * 3600 + 7 * 60 + 20));
        assertEquals("59 s", ProgressState.remaining(58.2));
        assertEquals("1 min 00 s", ProgressState.remaining(59.5));
    }

    @Test
    void largeCountsOfBytesStepToTheNextUnit() {
        assertEquals("999 B", ProgressState.bytes(999));
        assertEquals("1.0 kB", ProgressState.bytes(1000));
        assertEquals("1.0 MB", ProgressState.bytes(999_999));
        assertEquals("3.4 GB", ProgressState.bytes(3_400_000_000L));
    }

    private void pass(double seconds) {
        nanos += (long) (seconds * 1e9);
    }

    private static final class FakeScreen implements Screen {
        private final List<String> texts = new ArrayList<>();
        private final List<String> htmls = new ArrayList<>();
        private String id;
        private int shown;

        @Override
        public void show(String newId, View output) {
            id = newId;
            shown++;
            add(output);
        }

        @Override
        public void replace(String sameId, View output) {
            assertEquals(id, sameId);
            add(output);
        }

        private void add(View output) {
            texts.add(output.text());
            htmls.add(output.data());
        }

        private String last() {
            return texts.get(texts.size() - 1);
        }

        private String lastHtml() {
            return htmls.get(htmls.size() - 1);
        }
    }
}
