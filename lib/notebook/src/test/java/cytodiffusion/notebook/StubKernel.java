package cytodiffusion.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.List;

/** A kernel that is connected to no front end and keeps what it displays. */
final class StubKernel extends BaseKernel {
    private final List<DisplayData> displayed = new ArrayList<>();

    /** What was displayed, in order. */
    List<DisplayData> displayed() {
        return displayed;
    }

    @Override
    public void display(DisplayData data) {
        displayed.add(data);
    }

    @Override
    public DisplayData eval(String code) {
        return getRenderer().render(code);
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java").build();
    }
}
