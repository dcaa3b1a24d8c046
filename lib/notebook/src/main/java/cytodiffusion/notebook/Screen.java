package cytodiffusion.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;

/** Where an output that changes in place is shown. */
interface Screen {
    /** Shows an output below the running cell under an id that is not in use. */
    void show(String id, DisplayData output);

    /** Replaces the output that is shown under this id. */
    void replace(String id, DisplayData output);

    /** The outputs of this kernel's running cell. */
    static Screen of(BaseKernel kernel) {
        return new Screen() {
            @Override
            public void show(String id, DisplayData output) {
                output.setDisplayId(id);
                kernel.display(output);
            }

            @Override
            public void replace(String id, DisplayData output) {
                kernel.getIO().display.updateDisplay(id, output);
            }
        };
    }
}
