package cytodiffusion.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of a table as spreadsheets save it: in UTF-8 or, behind a byte order mark, UTF-16; what is neither is taken for
 * Windows-1252, in which Excel writes "CSV" in the west of Europe.
 */
final class TableText {
    /** Latin 1 with letters in place of most of its control characters. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final String SAVE_AS = "; save the table as \"CSV UTF-8\"";

    private TableText() {}

    /** @throws IOException where the bytes are no text in one of these encodings, with what to do */
    static String of(String source, byte[] bytes) throws IOException {
        String text = withoutMark(decode(source, bytes));
        if (text.indexOf('\0') >= 0) {
            throw new IOException(
                    source + " is not a text file (a spreadsheet's own format, or UTF-16 without its mark)" + SAVE_AS);
        }
        return text;
    }

    private static String decode(String source, byte[] bytes) throws IOException {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return strictly(source, bytes, StandardCharsets.UTF_16);
        }
        try {
            return strictly(source, bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return strictly(source, bytes, WINDOWS);
        }
    }

    private static String strictly(String source, byte[] bytes, Charset charset) throws IOException {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException(source + " is not text in UTF-8" + SAVE_AS, e);
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    /** The text without a byte order mark. */
    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
