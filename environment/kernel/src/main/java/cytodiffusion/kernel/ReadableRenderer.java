package cytodiffusion.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.RenderFunction;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Map;
import java.util.Set;

/** The base library's renderer, whose text for null, arrays and collections can be read. */
final class ReadableRenderer extends Renderer {
    private final Renderer base;

    ReadableRenderer(Renderer base) {
        this.base = base;
    }

    @Override
    public <T> RenderRegistration<T> createRegistration(Class<T> type) {
        return base.createRegistration(type);
    }

    @Override
    public <T> void register(
            Set<MIMEType> supported,
            Set<MIMEType> preferred,
            Set<Class<? extends T>> types,
            RenderFunction<T> function) {
        base.register(supported, preferred, types, function);
    }

    @Override
    public DisplayData render(Object value, Map<String, Object> parameters) {
        return readable(value, value == null ? new DisplayData() : base.render(value, parameters));
    }

    @Override
    public DisplayData render(Object value) {
        return readable(value, value == null ? new DisplayData() : base.render(value));
    }

    @Override
    public DisplayData renderAs(Object value, Map<String, Object> parameters, String... types) {
        return readable(value, value == null ? new DisplayData() : base.renderAs(value, parameters, types));
    }

    @Override
    public DisplayData renderAs(Object value, String... types) {
        return readable(value, value == null ? new DisplayData() : base.renderAs(value, types));
    }

    private static DisplayData readable(Object value, DisplayData data) {
        if (value == null || ReadableText.isNested(value)) {
            data.putText(ReadableText.of(value));
        }
        return data;
    }
}
