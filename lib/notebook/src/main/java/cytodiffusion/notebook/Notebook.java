package cytodiffusion.notebook;

import cytodiffusion.progress.Progress;

/** The notebook that this code runs in. */
public final class Notebook {
    private static Object attached;
    private static Progress progress = Progress.SILENT;

    private Notebook() {}

    /**
     * Lets this kernel show tables, charts, figures and images of this project, and long work as progress bars. Called
     * by the kernel's start-up code; a second call with the same kernel does nothing.
     *
     * @param kernel this project's, IJava's ({@code io.github.spencerpark.jupyter.kernel.BaseKernel}) or JJava's
     *     ({@code org.dflib.jjava.jupyter.kernel.BaseKernel})
     * @throws IllegalArgumentException where it is none of them
     */
    public static synchronized void attach(Object kernel) {
        if (kernel == attached && kernel != null) {
            return;
        }
        Kernel known = Kernel.of(kernel);
        Renderers.ALL.forEach(type -> type.register(known));
        progress = new NotebookProgress(known, System::nanoTime);
        attached = kernel;
    }

    /**
     * Shows each piece of work as one bar below the running cell, updated in place about four times a second. Outside a
     * notebook it shows nothing.
     *
     * <p>A bar is drawn only by the thread that started the work, so that nothing is shown after the cell has ended;
     * what other threads report appears when that thread reports or closes next.
     */
    public static synchronized Progress progress() {
        return progress;
    }
}
