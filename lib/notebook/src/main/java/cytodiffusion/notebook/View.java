package cytodiffusion.notebook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an object is shown, whatever kernel shows it.
 *
 * @param mimeType of {@code data}
 * @param data HTML, or the bytes of a picture in base64
 * @param metadata of a picture its width and height in logical pixels, else empty
 * @param text one or more lines for where {@code data} is not shown
 */
record View(String mimeType, String data, Map<String, Integer> metadata, String text) {
    static final String HTML = "text/html";
    static final String PNG = "image/png";
    static final String JPEG = "image/jpeg";
    static final String TEXT = "text/plain";

    View {
        // In their order, so that a stored output is the same each time.
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    static View html(String html, String text) {
        return new View(HTML, html, Map.of(), text);
    }
}
