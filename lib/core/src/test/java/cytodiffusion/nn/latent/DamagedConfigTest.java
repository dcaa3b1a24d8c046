package cytodiffusion.nn.latent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever an entry of a model's JSON files is changed to, the model opens or is refused by the folder's name. */
class DamagedConfigTest {
    private static final List<String> FILES = List.of("unet/config.json", "vae/config.json", ModelFolder.CARD);

    private static Path folder;

    @BeforeContainer
    static void save() throws IOException {
        folder = Files.createTempDirectory("damaged-model");
        try (NDManager manager = NDManager.newBaseManager();
                LatentModel model = TinyModel.random(manager)) {
            new ModelFolder(folder).save(model, Precision.FP32);
        }
    }

    @AfterContainer
    static void delete() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Property(tries = 300)
    void anyValue(
            @ForAll @IntRange(max = 2) int which, @ForAll @IntRange(max = 99) int entry, @ForAll("values") String value)
            throws IOException {
        JsonObject json = read(which);
        String name = nameOf(json, entry);
        JsonElement changed = JsonParser.parseString(value);
        json.add(name, changed);
        assertOpensOrIsRefused(which, json.toString());
    }

    @Property(tries = 100)
    void anElementOfAListIsChanged(
            @ForAll @IntRange(max = 2) int which, @ForAll("values") String value, @ForAll @IntRange(max = 3) int at)
            throws IOException {
        JsonObject json = read(which);
        for (String name : json.keySet()) {
            if (json.get(name).isJsonArray() && at < json.getAsJsonArray(name).size()) {
                json.getAsJsonArray(name).set(at, JsonParser.parseString(value));
            }
        }
        assertOpensOrIsRefused(which, json.toString());
    }

    @Property(tries = 60)
    void aMissingEntry(@ForAll @IntRange(max = 2) int which, @ForAll @IntRange(max = 99) int entry) throws IOException {
        JsonObject json = read(which);
        json.remove(nameOf(json, entry));
        assertOpensOrIsRefused(which, json.toString());
    }

    @Property(tries = 100)
    void aTextThatWasCutOffOrGrew(
            @ForAll @IntRange(max = 2) int which, @ForAll @IntRange(max = 999) int at, @ForAll("values") String more)
            throws IOException {
        String text = Files.readString(folder.resolve(FILES.get(which)));
        String cut = text.substring(0, at % text.length());
        assertOpensOrIsRefused(which, cut + more);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "null",
                        "true",
                        "{}",
                        "[]",
                        "[[]]",
                        "\"\"",
                        "\"NaN\"",
                        "\"Infinity\"",
                        "-1",
                        "0",
                        "1e400",
                        "2.5"),
                Arbitraries.of("[1,null]", "[\"a\",\"a\"]", "[\"a\",null]", "[0]", "{\"a\":{\"a\":[]}}", "[1e99]"),
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.strings().ofMaxLength(8).map(s -> new JsonPrimitive(s).toString()));
    }

    private static JsonObject read(int which) throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve(FILES.get(which))))
                .getAsJsonObject();
    }

    private static String nameOf(JsonObject json, int entry) {
        List<String> names = new ArrayList<>(json.keySet());
        return names.get(entry % names.size());
    }

    private static void assertOpensOrIsRefused(int which, String text) throws IOException {
        Path file = folder.resolve(FILES.get(which));
        String before = Files.readString(file);
        Files.writeString(file, text);
        try (NDManager manager = NDManager.newBaseManager();
                LatentModel model = new ModelFolder(folder).open(manager)) {
            assertTrue(model.card().classes().size() >= 2);
        } catch (ModelException e) {
            assertTrue(e.getMessage().contains(folder.toString()), e.getMessage());
        } finally {
            Files.writeString(file, before);
        }
    }
}
