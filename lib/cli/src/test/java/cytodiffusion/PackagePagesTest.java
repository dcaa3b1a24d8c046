package cytodiffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every package says what it is for, and what it shows of its use compiles. */
class PackagePagesTest {
    /** A sentence alone only repeats the package's name. */
    private static final int SHORTEST_PAGE = 200;

    private static final List<String> MODULES =
            List.of("lib/core", "lib/report", "lib/notebook", "lib/cli", "environment/kernel", "environment/spark");

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final String OTHER_IMPORTS = "import ai.djl.ndarray.*; import ai.djl.ndarray.types.Shape;"
            + " import java.io.IOException; import java.nio.file.*; import java.time.Duration; import java.util.*;"
            + " import org.knowm.xchart.XYChart; import tech.tablesaw.api.*;";

    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code\\n(.*?)\\n \\* }</pre>");

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        List<String> poor = new ArrayList<>();
        for (Path folder : packages()) {
            Path page = folder.resolve("package-info.java");
            if (!Files.exists(page) || text(page).length() < SHORTEST_PAGE) {
                poor.add(ROOT.relativize(page).toString());
            }
        }
        assertEquals(List.of(), poor, "package pages that are missing or have fewer characters than " + SHORTEST_PAGE);
    }

    /** What a reader reads: without examples, tags and asterisks. */
    private static String text(Path page) throws IOException {
        return EXAMPLE.matcher(comment(page))
                .replaceAll("")
                .replaceAll("<[^>]+>", "")
                .replaceAll("\\s+(\\*\\s)?", " ");
    }

    private static String comment(Path page) throws IOException {
        return Files.readString(page).replaceFirst("(?s)\\*/.*", "");
    }

    private static List<Path> packages() throws IOException {
        List<Path> packages = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .distinct()
                        .sorted()
                        .forEach(packages::add);
            }
        }
        return packages;
    }

    /** Spark's is left out: it is not on the class path here. */
    @Test
    void examplesCompile(@TempDir Path classes) throws IOException {
        List<Path> packages = packages().stream()
                .filter(folder -> !folder.startsWith(ROOT.resolve("environment")))
                .toList();
        String imports = packages.stream()
                .map(folder -> "import " + name(folder) + ".*;")
                .collect(Collectors.joining(" ", OTHER_IMPORTS, ""));
        List<JavaFileObject> examples = new ArrayList<>();
        for (Path folder : packages) {
            Matcher example = EXAMPLE.matcher(comment(folder.resolve("package-info.java")));
            while (example.find()) {
                String code = example.group(1).replaceAll("(?m)^ \\* ?", "");
                String name = name(folder).replace('.', '_') + "_" + examples.size();
                examples.add(source(name, imports + ownImports(folder, code), code));
            }
        }
        assertTrue(examples.size() > 30, examples.size() + " examples");
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options = List.of("-proc:none", "-Xlint:none", "-d", classes.toString(), "-cp", classPath);
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, options, null, examples)
                .call();
        List<String> errors = problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(problem -> problem.getSource() + " line " + (problem.getLineNumber() - 1) + ": "
                        + problem.getMessage(Locale.ROOT))
                .toList();
        assertEquals(List.of(), errors);
    }

    /** Of what the example uses of its own package, as other packages may have the same names. */
    private static String ownImports(Path folder, String code) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .map(file -> file.replace(".java", ""))
                    .filter(type -> code.matches("(?s).*\\b" + type + "\\b.*"))
                    .map(type -> "import " + name(folder) + "." + type + ";")
                    .collect(Collectors.joining(" "));
        }
    }

    private static String name(Path folder) {
        return ROOT.relativize(folder)
                .toString()
                .replaceFirst(".*src.main.java.", "")
                .replaceAll("[/\\\\]", ".");
    }

    /** The example as the body of a method, from the second line on. */
    private static JavaFileObject source(String name, String imports, String code) {
        URI place = URI.create("string:///" + name + ".java");
        return new SimpleJavaFileObject(place, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return imports + " class " + name + " { void example() throws Exception {\n" + code + "\n} }";
            }
        };
    }
}
