package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/**
 * Stands for IJava: a kernel on the base library that evaluates the start-up script of its specification, then shows what
 * notebooks show, and says how it was shown.
 */
public final class IJava extends BaseKernel {
    private static final IJava KERNEL = new IJava();

    private final JShell shell = JShell.builder().executionEngine("local").build();

    public static BaseKernel getKernelInstance() {
        return KERNEL;
    }

    public static void main(String[] connection) {
        KERNEL.shell.addToClasspath(System.getProperty("java.class.path"));
        KERNEL.eval(System.getenv("IJAVA_STARTUP_SCRIPT"));
        // Reads JSON, as nearly every notebook does.
        KERNEL.eval("var manifests = cytodiffusion.data.catalog.Manifests.all();");
        KERNEL.eval("var kernel = io.github.spencerpark.ijava.IJava.getKernelInstance();");
        String table = "tech.tablesaw.api.Table.create(\"t\", tech.tablesaw.api.StringColumn.create(\"a\", \"b\"))";
        String image = "new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB)";
        System.out.println(KERNEL.shown(table, MIMEType.TEXT_HTML) + ", " + KERNEL.shown(image, MIMEType.IMAGE_PNG));
        System.exit(0);
    }

    private String shown(String expression, MIMEType type) {
        String has = "kernel.getRenderer().render(" + expression + ").hasDataForType("
                + "io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.parse(\"" + type + "\"))";
        return evaluate(has).equals("true") ? type.toString() : "not shown as " + type;
    }

    private String evaluate(String code) {
        String value = "";
        for (SnippetEvent event : shell.eval(code)) {
            if (event.exception() != null || event.status() == Snippet.Status.REJECTED) {
                fail(code, event);
            }
            value = event.value();
        }
        return value;
    }

    private void fail(String code, SnippetEvent event) {
        System.err.println(code);
        for (Throwable t = event.exception(); t != null; t = t.getCause()) {
            System.err.println(t instanceof jdk.jshell.EvalException e ? e.getExceptionClassName() + ": " + t.getMessage() : t);
        }
        shell.diagnostics(event.snippet()).forEach(d -> System.err.println(d.getMessage(null)));
        System.exit(1);
    }

    @Override
    public DisplayData eval(String code) {
        return new DisplayData(String.valueOf(evaluate(code)));
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java").build();
    }
}
