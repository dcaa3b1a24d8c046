package cytodiffusion.stats;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the reference values beside this class; see the README there. */
public record Fixture(JsonObject inputs, JsonObject expected) {
    /** Opens one file, "roc.json" for instance. */
    public static Fixture read(String name) {
        try (var in = Fixture.class.getResourceAsStream("/cytodiffusion/stats/" + name);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            JsonObject root = JsonParser.parseReader(reader).getAsJsonObject();
            return new Fixture(root.getAsJsonObject("inputs"), root.getAsJsonObject("expected"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number; null stands for NaN and a string for an infinity. */
    public static double number(JsonElement element) {
        return element.isJsonNull() ? Double.NaN : Double.parseDouble(element.getAsString());
    }

    public static double[] doubles(JsonElement element) {
        JsonArray array = element.getAsJsonArray();
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(array.get(i));
        }
        return values;
    }

    public static double[][] matrix(JsonElement element) {
        JsonArray array = element.getAsJsonArray();
        double[][] values = new double[array.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = doubles(array.get(i));
        }
        return values;
    }

    /** Integers; null stands for 0. */
    public static int[] ints(JsonElement element) {
        JsonArray array = element.getAsJsonArray();
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).isJsonNull() ? 0 : array.get(i).getAsInt();
        }
        return values;
    }

    public static int[][] intMatrix(JsonElement element) {
        JsonArray array = element.getAsJsonArray();
        int[][] values = new int[array.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = ints(array.get(i));
        }
        return values;
    }
}
