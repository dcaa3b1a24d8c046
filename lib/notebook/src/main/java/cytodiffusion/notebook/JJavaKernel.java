package cytodiffusion.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A kernel on JJava's base library, which is IJava's under other names. It is asked by reflection, as this project is built
 * without it: whoever runs notebooks in another kernel has no need of it.
 */
final class JJavaKernel implements Kernel {
    private static final String BASE = "org.dflib.jjava.jupyter.kernel.BaseKernel";

    private final Object kernel;
    private final Class<?> displayData;
    private final Class<?> mimeType;
    private final Class<?> renderFunction;

    private JJavaKernel(Object kernel, Class<?> base) {
        this.kernel = kernel;
        String display = base.getPackageName() + ".display.";
        displayData = named(base, display + "DisplayData");
        mimeType = named(base, display + "mime.MIMEType");
        renderFunction = named(base, display + "RenderFunction");
    }

    /** @throws IllegalArgumentException where this is another kernel, or none */
    static JJavaKernel of(Object kernel) {
        for (Class<?> c = kernel == null ? null : kernel.getClass(); c != null; c = c.getSuperclass()) {
            if (c.getName().equals(BASE)) {
                return new JJavaKernel(kernel, c);
            }
        }
        throw new IllegalArgumentException(
                (kernel == null ? "null" : "A " + kernel.getClass().getName())
                        + " is no kernel that this project knows: attach one of IJava, of JJava, or this project's own");
    }

    private static Class<?> named(Class<?> base, String name) {
        try {
            return Class.forName(name, true, base.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("This version of JJava is not known: it has no " + name, e);
        }
    }

    @Override
    public void register(Class<?> type, List<String> mimeTypes, Function<Object, View> view) {
        Object registration = call(call(kernel, "getRenderer"), "createRegistration", type);
        call(registration, "preferring", (Object) mimeTypes.toArray(String[]::new));
        call(registration, "supporting", (Object) new String[] {View.TEXT});
        Object function = Proxy.newProxyInstance(
                renderFunction.getClassLoader(), new Class<?>[] {renderFunction}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(this, arguments);
                    }
                    render(view.apply(arguments[0]), arguments[1]);
                    return null;
                });
        call(registration, "register", function);
    }

    private void render(View shown, Object context) {
        BiConsumer<Object, Object> put = (mime, data) -> put(data, mime, shown);
        call(context, "renderIfRequested", parse(shown.mimeType()), put);
        call(call(context, "getOutputContainer"), "putText", shown.text());
    }

    private static void put(Object data, Object mime, View shown) {
        if (shown.metadata().isEmpty()) {
            call(data, "putData", mime, shown.data());
        } else {
            call(data, "putData", mime, shown.data(), shown.metadata());
        }
    }

    private Object parse(String mime) {
        return invoke(method(mimeType, "parse", mime), null, mime);
    }

    @Override
    public void show(String id, View output) {
        Object data = data(output);
        call(data, "setDisplayId", id);
        call(kernel, "display", data);
    }

    @Override
    public void replace(String id, View output) {
        try {
            Object io = call(kernel, "getIO");
            call(io.getClass().getField("display").get(io), "updateDisplay", id, data(output));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This version of JJava is not known: its outputs cannot be replaced", e);
        }
    }

    private Object data(View output) {
        try {
            Object data = displayData.getConstructor(String.class).newInstance(output.text());
            put(data, parse(output.mimeType()), output);
            return data;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This version of JJava is not known: it has no " + displayData, e);
        }
    }

    private static Object call(Object target, String name, Object... arguments) {
        return invoke(method(target.getClass(), name, arguments), target, arguments);
    }

    /** The public method of this name that takes these arguments. */
    private static Method method(Class<?> type, String name, Object... arguments) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && takes(method.getParameterTypes(), arguments)) {
                return method;
            }
        }
        throw new IllegalStateException("This version of JJava is not known: " + type.getName() + " has no " + name);
    }

    private static boolean takes(Class<?>[] parameters, Object[] arguments) {
        if (parameters.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            if (!parameters[i].isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }

    private static Object invoke(Method method, Object target, Object... arguments) {
        try {
            // A kernel's own class may be hidden; what it inherits is not.
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("This version of JJava is not known: " + method + " cannot be called", e);
        }
    }
}
