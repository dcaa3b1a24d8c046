package cytodiffusion.io;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What separates the fields of a table: a comma, or the semicolon that Excel writes where a comma stands in numbers, a
 * tab, or a bar.
 *
 * @param character between two fields
 * @param header where in the text the line begins that names the columns
 */
record Separator(char character, int header) {
    private static final String CANDIDATES = ",;\t|";

    /** Excel's own way to say it, as the first line. */
    private static final Pattern DECLARED = Pattern.compile("\\A\\s*\"?sep=([" + CANDIDATES + "])\"?[ \t]*(\\R|\\z)");

    /** As the text's first line says, or else whichever character divides its header most often. */
    static Separator of(String text) {
        Matcher declared = DECLARED.matcher(text);
        return declared.find()
                ? new Separator(declared.group(1).charAt(0), declared.end())
                : new Separator(mostFrequent(text), 0);
    }

    private static char mostFrequent(String text) {
        int[] counts = new int[CANDIDATES.length()];
        boolean quoted = false;
        String content = text.stripLeading();
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r')) {
                break;
            }
            if (!quoted && CANDIDATES.indexOf(c) >= 0) {
                counts[CANDIDATES.indexOf(c)]++;
            }
        }
        int most = 0;
        for (int candidate = 1; candidate < counts.length; candidate++) {
            most = counts[candidate] > counts[most] ? candidate : most;
        }
        return CANDIDATES.charAt(most);
    }
}
