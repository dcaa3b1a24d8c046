package cytodiffusion.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;

/** A kernel that is connected to no front end. */
final class StubKernel extends BaseKernel {
    @Override
    public DisplayData eval(String code) {
        return getRenderer().render(code);
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java").build();
    }
}
