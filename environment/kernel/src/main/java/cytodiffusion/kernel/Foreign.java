package cytodiffusion.kernel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recognizes what other kernels take beside their language: magics, commands of the shell, questions. */
final class Foreign {
    private static final Pattern MAGIC = Pattern.compile("%%?[a-zA-Z]\\w*");
    private static final Pattern COMMAND = Pattern.compile("!{1,2}\\s*([a-zA-Z./~][^\\s;()]*(?: .*)?)");
    private static final Pattern QUESTION = Pattern.compile("\\?{1,2}\\s*[\\w.]+|[\\w.]+\\?{1,2}");

    private Foreign() {}

    /**
     * What to say of a line that Java's compiler refused, if it is such a thing: that this kernel has none, and what to use.
     */
    static Optional<String> explain(String refused) {
        String line = refused.strip();
        Matcher magic = MAGIC.matcher(line);
        Matcher command = COMMAND.matcher(line);
        if (magic.lookingAt()) {
            return Optional.of("This kernel has no magics such as " + magic.group() + "; cells are plain Java. "
                    + insteadOf(magic.group().replace("%", "")));
        }
        if (command.matches()) {
            String words = Stream.of(command.group(1).strip().split("\\s+"))
                    .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                    .collect(Collectors.joining(", "));
            return Optional.of("This kernel runs no commands of the shell with !; in Java this is "
                    + "new String(new ProcessBuilder(" + words
                    + ").redirectErrorStream(true).start().getInputStream().readAllBytes())");
        }
        if (QUESTION.matcher(line).matches()) {
            return Optional.of("This kernel answers no questions with ?; Shift+Tab behind a name shows what it is.");
        }
        return Optional.empty();
    }

    private static String insteadOf(String magic) {
        return switch (magic) {
            case "maven", "mavenRepo", "loadFromPOM", "addMavenDependency", "dependency", "jars", "classpath" ->
                "For another library add it to the dependencies in the project's pom.xml, and restart the kernel.";
            case "time", "timeit" -> "For times subtract two values of System.nanoTime().";
            case "load", "run" -> "For another file's code put it into a cell.";
            case "bash", "sh", "script", "system", "sx" -> "For commands of the shell use new ProcessBuilder(…).";
            case "env", "set_env" -> "For variables of the environment use System.getenv(…).";
            case "html", "svg", "latex", "markdown" -> "For text in another format use display(text, \"text/html\").";
            default -> "";
        };
    }
}
