package cytodiffusion.training;

import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.JsonFormat;
import cytodiffusion.model.ShippedModels;
import cytodiffusion.nn.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a model's test split was looked at: the file {@value #FILE} of its folder, a JSON object a line. A number that
 * was found once stands for new cells; one of several that were found while something was changed is too good. What
 * chooses something (a checkpoint, a weighting, a stopping rule) does so on validation images and is not written here.
 */
public final class TestLooks {
    /** Its name in the model's folder. */
    public static final String FILE = "test-looks.jsonl";

    private TestLooks() {}

    /**
     * All looks that were written down, in the order of the first time; none where there is no file.
     *
     * @throws IOException where the file cannot be read, with the line that makes no sense
     */
    public static List<TestLook> of(Path model) throws IOException {
        Path file = model.resolve(FILE);
        List<TestLook> looks = new ArrayList<>();
        if (!Files.exists(file)) {
            return looks;
        }
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                looks.add(JsonFormat.LINE.fromJson(lines.get(i), TestLook.class));
            } catch (RuntimeException e) {
                // Gson's own for text that is no JSON, and for a record that refuses its parts.
                throw new IOException(file + ", line " + (i + 1) + " is no look at a test split", e);
            }
        }
        return looks;
    }

    /**
     * Writes a look down; the same question again replaces what was found and is counted. Models that come with the library
     * keep theirs on their page, as a user's look has no part in how they came about; so does a folder that is not there or
     * may not be written.
     *
     * @return whether it was written
     * @throws IOException where the earlier looks cannot be read
     */
    public static boolean add(Path model, TestLook look) throws IOException {
        if (!Files.isRegularFile(model.resolve(ModelCard.FILE))
                || !Files.isWritable(model)
                || ShippedModels.isShipped(model)) {
            return false;
        }
        List<TestLook> looks = of(model);
        int place = 0;
        while (place < looks.size() && !looks.get(place).asks(look)) {
            place++;
        }
        if (place < looks.size()) {
            looks.set(place, look.times(looks.get(place).times() + 1));
        } else {
            looks.add(look.times(1));
        }
        StringBuilder text = new StringBuilder();
        looks.forEach(one -> text.append(JsonFormat.LINE.toJson(one)).append('\n'));
        AtomicFile.writeString(model.resolve(FILE), text.toString());
        return true;
    }
}
