package cytodiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScreenTest {
    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void anInterruptWaitsUntilTheOutputIsSent() {
        RecordingKernel kernel = new RecordingKernel();
        Thread.currentThread().interrupt();

        Screen.of(kernel).show("bar-1", new DisplayData("half done"));

        assertEquals("bar-1", kernel.displayed.getDisplayId());
        assertFalse(kernel.sentWhileInterrupted);
        assertTrue(Thread.currentThread().isInterrupted());
    }

    private static final class RecordingKernel extends BaseKernel {
        private DisplayData displayed;
        private boolean sentWhileInterrupted;

        @Override
        public void display(DisplayData data) {
            displayed = data;
            sentWhileInterrupted = Thread.currentThread().isInterrupted();
        }

        @Override
        public DisplayData eval(String code) {
            return null;
        }

        @Override
        public LanguageInfo getLanguageInfo() {
            return new LanguageInfo.Builder("Java").build();
        }
    }
}
