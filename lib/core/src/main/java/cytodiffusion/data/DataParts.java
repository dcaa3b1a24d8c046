package cytodiffusion.data;

import java.util.Locale;
import java.util.regex.Pattern;

/** The parts into which datasets are often sorted before their classes, known by their names. */
final class DataParts {
    private static final Pattern PART = Pattern.compile(
            "(.*[ _.-])?(train|training|val|valid|validation|dev|test|testing|eval|evaluation|holdout)([ _.-].*)?");

    private DataParts() {}

    /** Whether a folder's name is that of a part: {@code train}, {@code Val}, {@code PBC_test}, {@code test-set}. */
    static boolean isPart(String name) {
        return PART.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}
