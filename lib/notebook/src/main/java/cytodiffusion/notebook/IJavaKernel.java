package cytodiffusion.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.List;
import java.util.function.Function;

/** A kernel on IJava's base library: IJava's own, and this project's. */
record IJavaKernel(BaseKernel kernel) implements Kernel {
    @Override
    public void register(Class<?> type, List<String> mimeTypes, Function<Object, View> view) {
        kernel.getRenderer()
                .createRegistration(type)
                .preferring(mimeTypes.toArray(String[]::new))
                .supporting(View.TEXT)
                .register((object, context) -> {
                    View shown = view.apply(object);
                    context.renderIfRequested(MIMEType.parse(shown.mimeType()), (mime, data) -> put(data, mime, shown));
                    context.getOutputContainer().putText(shown.text());
                });
    }

    private static void put(DisplayData data, MIMEType mime, View shown) {
        if (shown.metadata().isEmpty()) {
            data.putData(mime, shown.data());
        } else {
            data.putData(mime, shown.data(), shown.metadata());
        }
    }

    @Override
    public void show(String id, View output) {
        DisplayData data = data(output);
        data.setDisplayId(id);
        kernel.display(data);
    }

    @Override
    public void replace(String id, View output) {
        kernel.getIO().display.updateDisplay(id, data(output));
    }

    private static DisplayData data(View output) {
        DisplayData data = new DisplayData(output.text());
        put(data, MIMEType.parse(output.mimeType()), output);
        return data;
    }
}
