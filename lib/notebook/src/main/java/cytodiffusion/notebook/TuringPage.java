package cytodiffusion.notebook;

import cytodiffusion.paper.cytodiffusion.turing.TuringTest;
import cytodiffusion.report.Html;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Turing test that was written, shown in a notebook as where it lies and how to take it. A page of the notebook that is
 * opened as a file links to it; Jupyter does not follow such links, so the path is there to be copied.
 *
 * @param folder that {@link TuringTest#write} wrote to
 */
public record TuringPage(Path folder) {
    public TuringPage {
        folder = folder.toAbsolutePath().normalize();
        if (!Files.isRegularFile(folder.resolve(TuringTest.PAGE))) {
            throw new IllegalArgumentException("There is no " + TuringTest.PAGE + " in " + folder);
        }
    }

    Path page() {
        return folder.resolve(TuringTest.PAGE);
    }

    /** The folder for what raters send back. */
    public Path answers() {
        return folder.resolve(TuringTest.ANSWERS);
    }

    String html() {
        return "<p>The test: <a href=\"" + Html.escape(page().toUri().toString()) + "\" target=\"_blank\">"
                + TuringTest.PAGE + "</a>, to open in any browser or to send to colleagues, without its key:<br><code>"
                + Html.escape(page().toString()) + "</code></p>\n<p>Put the files that they send back into<br><code>"
                + Html.escape(answers().toString()) + "</code><br>and run the cells below again.</p>\n";
    }

    String text() {
        return "The test, to open in any browser or to send to colleagues, without its key: " + page()
                + "\nPut the files that they send back into " + answers() + " and run the cells below again.";
    }
}
