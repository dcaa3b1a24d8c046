package cytodiffusion.paper.cytodiffusion.turing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page without its cells: the template with its style and its script, which lie beside this class as resources. The
 * page's own policy allows these two and nothing else: no request leaves it, so no answer can.
 *
 * @param beforeData all that stands before the cells
 * @param afterData all that stands behind them
 */
record Page(String beforeData, String afterData) {
    /** The page's script has so many keys for classes. */
    static final int MOST_CLASSES = 34;

    private static final String DATA = "{{data}}";

    static Page read() throws IOException {
        String style = resource("turing-test.css");
        String script = resource("turing-test.js");
        String policy = "default-src 'none'; img-src data:; style-src '" + hash(style) + "'; script-src '"
                + hash(script) + "'; base-uri 'none'; form-action 'none'";
        String page = resource("turing-test.html")
                .replace("{{policy}}", policy)
                .replace("{{style}}", style)
                .replace("{{script}}", script);
        int data = page.indexOf(DATA);
        return new Page(page.substring(0, data), page.substring(data + DATA.length()));
    }

    /** How a policy names a style or a script by its content (Content Security Policy Level 3). */
    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Page.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
