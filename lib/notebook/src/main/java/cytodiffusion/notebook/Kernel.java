package cytodiffusion.notebook;

import java.util.List;
import java.util.function.Function;

/** The kernel that a notebook runs in, whichever base library it stands on. */
interface Kernel extends Screen {
    /**
     * Makes the kernel show objects of a type by their views, beside which it always has their text: the front end
     * chooses, and a text-only one has nothing else.
     *
     * @param mimeTypes that the views have, the one that is preferred first
     */
    void register(Class<?> type, List<String> mimeTypes, Function<Object, View> view);

    /**
     * A kernel on IJava's base library or on JJava's.
     *
     * @throws IllegalArgumentException where it is neither
     */
    static Kernel of(Object kernel) {
        if (kernel instanceof io.github.spencerpark.jupyter.kernel.BaseKernel base) {
            return new IJavaKernel(base);
        }
        return JJavaKernel.of(kernel);
    }
}
