package cytodiffusion.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.UUID;

/** What every notebook may call without an import, with the names and meanings that IJava gives them. */
public final class Display {
    private Display() {}

    /** {@code value} as its renderer would show it. */
    public static DisplayData render(Object value) {
        return JavaKernel.instance().getRenderer().render(value);
    }

    /** {@code value} as the given MIME types, such as {@code text/html}, where its renderer knows them. */
    public static DisplayData render(Object value, String... as) {
        return JavaKernel.instance().getRenderer().renderAs(value, as);
    }

    /** Shows {@code value} below the cell and returns an id for {@link #updateDisplay(String, Object)}. */
    public static String display(Object value) {
        return show(value instanceof DisplayData data ? data : render(value));
    }

    /** Shows {@code value} as the given MIME types. */
    public static String display(Object value, String... as) {
        return show(render(value, as));
    }

    /** Replaces what was displayed under {@code id}. */
    public static void updateDisplay(String id, Object value) {
        update(id, value instanceof DisplayData data ? data : render(value));
    }

    /** Replaces what was displayed under {@code id}, as the given MIME types. */
    public static void updateDisplay(String id, Object value, String... as) {
        update(id, render(value, as));
    }

    private static String show(DisplayData data) {
        if (!data.hasDisplayId()) {
            data.setDisplayId(UUID.randomUUID().toString());
        }
        JavaKernel.instance().display(data);
        return data.getDisplayId();
    }

    private static void update(String id, DisplayData data) {
        JavaKernel.instance().getIO().display.updateDisplay(id, data);
    }
}
