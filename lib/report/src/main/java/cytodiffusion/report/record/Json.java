package cytodiffusion.report.record;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Map;

/** Plain values as strict JSON: NaN becomes null and the infinities strings, as JSON has no numbers for them. */
final class Json {
    private Json() {}

    /** Maps, records, iterables, arrays, numbers, booleans and text keep their form; anything else becomes its text. */
    static JsonElement of(Object value) {
        if (value == null) {
            return JsonNull.INSTANCE;
        }
        if (value instanceof JsonElement json) {
            return json;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Boolean truth) {
            return new JsonPrimitive(truth);
        }
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, item) -> object.add(String.valueOf(key), of(item)));
            return object;
        }
        if (value instanceof Record fields) {
            return fields(fields);
        }
        // A path is an iterable of paths.
        if (value instanceof Iterable<?> items && !(value instanceof Path)) {
            JsonArray array = new JsonArray();
            items.forEach(item -> array.add(of(item)));
            return array;
        }
        return value.getClass().isArray() ? array(value) : new JsonPrimitive(value.toString());
    }

    private static JsonElement number(Number number) {
        double value = number.doubleValue();
        if (Double.isNaN(value)) {
            return JsonNull.INSTANCE;
        }
        return Double.isInfinite(value)
                ? new JsonPrimitive(value > 0 ? "Infinity" : "-Infinity")
                : new JsonPrimitive(number);
    }

    private static JsonArray array(Object values) {
        JsonArray array = new JsonArray();
        for (int i = 0; i < Array.getLength(values); i++) {
            array.add(of(Array.get(values, i)));
        }
        return array;
    }

    private static JsonObject fields(Record value) {
        JsonObject object = new JsonObject();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                // A public accessor of a record that is not public itself.
                component.getAccessor().setAccessible(true);
                object.add(component.getName(), of(component.getAccessor().invoke(value)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(
                        "Cannot read " + component.getName() + " of a "
                                + value.getClass().getName(),
                        e);
            }
        }
        return object;
    }
}
