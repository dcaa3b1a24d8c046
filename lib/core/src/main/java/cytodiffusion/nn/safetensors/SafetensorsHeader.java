package cytodiffusion.nn.safetensors;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a safetensors header says, checked: every tensor inside the data, as long as its shape asks for, one after the
 * other without gap or overlap, each name once.
 *
 * @param tensors by name
 * @param metadata free text of the file's author
 */
record SafetensorsHeader(Map<String, Entry> tensors, Map<String, String> metadata) {
    private static final String METADATA = "__metadata__";
    private static final int MOST_AXES = 8;

    /** @param begin of the tensor's bytes in the data part, {@code end} behind its last */
    record Entry(String name, ElementType type, long[] shape, long begin, long end) {}

    /**
     * @param file for messages
     * @param json the header's bytes
     * @param dataLength length of the part behind the header
     * @throws ModelException naming the file, and the tensor where there is one
     */
    static SafetensorsHeader parse(String file, byte[] json, long dataLength) {
        Map<String, Entry> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        try (JsonReader reader = new JsonReader(new StringReader(decode(file, json)))) {
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (name.equals(METADATA)) {
                    readMetadata(file, reader, metadata);
                } else if (tensors.put(name, readEntry(file, reader, name)) != null) {
                    throw new ModelException(file + ": tensor " + name + " is listed twice");
                }
            }
            reader.endObject();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new ModelException(file + ": something follows the header's JSON object");
            }
        } catch (MalformedJsonException | IllegalStateException | NumberFormatException | JsonParseException e) {
            throw new ModelException(file + ": the header is not the JSON of a safetensors file", e);
        } catch (IOException e) {
            throw new ModelException(file + ": the header is not whole JSON", e);
        }
        checkLayout(file, tensors, dataLength);
        return new SafetensorsHeader(tensors, metadata);
    }

    private static String decode(String file, byte[] json) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ModelException(file + ": the header is not UTF-8", e);
        }
    }

    private static void readMetadata(String file, JsonReader reader, Map<String, String> metadata) throws IOException {
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            if (reader.peek() != JsonToken.STRING) {
                throw new ModelException(file + ": entry " + key + " of " + METADATA + " is not text");
            }
            if (metadata.put(key, reader.nextString()) != null) {
                throw new ModelException(file + ": entry " + key + " of " + METADATA + " is listed twice");
            }
        }
        reader.endObject();
    }

    private static Entry readEntry(String file, JsonReader reader, String name) throws IOException {
        Set<String> seen = new HashSet<>();
        String type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        reader.beginObject();
        while (reader.hasNext()) {
            String field = reader.nextName();
            if (!seen.add(field)) {
                throw new ModelException(file + ": tensor " + name + " has " + field + " twice");
            }
            switch (field) {
                case "dtype" -> type = reader.nextString();
                case "shape" -> shape = readNumbers(reader);
                case "data_offsets" -> offsets = readNumbers(reader);
                default -> throw new ModelException(file + ": tensor " + name + " has an unknown entry " + field);
            }
        }
        reader.endObject();
        if (type == null || shape == null || offsets == null || offsets.size() != 2) {
            throw new ModelException(file + ": tensor " + name + " lacks dtype, shape or two data_offsets");
        }
        long[] axes = shape.stream().mapToLong(Long::longValue).toArray();
        return checked(file, new Entry(name, type(file, name, type), axes, offsets.get(0), offsets.get(1)));
    }

    private static List<Long> readNumbers(JsonReader reader) throws IOException {
        List<Long> numbers = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext() && numbers.size() <= MOST_AXES) {
            if (reader.peek() != JsonToken.NUMBER) {
                throw new IllegalStateException("not a number");
            }
            numbers.add(reader.nextLong());
        }
        reader.endArray();
        return numbers;
    }

    private static ElementType type(String file, String name, String type) {
        for (ElementType known : ElementType.values()) {
            if (known.name().equals(type)) {
                return known;
            }
        }
        throw new ModelException(
                file + ": tensor " + name + " has type " + type + "; only F64, I64, F32, F16 and BF16" + " are read");
    }

    private static Entry checked(String file, Entry entry) {
        long bytes = entry.type().bytes();
        try {
            for (long axis : entry.shape()) {
                if (axis < 0) {
                    throw new ModelException(file + ": tensor " + entry.name() + " has a negative axis");
                }
                bytes = Math.multiplyExact(bytes, axis);
            }
        } catch (ArithmeticException e) {
            throw new ModelException(file + ": the shape of tensor " + entry.name() + " overflows", e);
        }
        if (entry.begin() < 0 || entry.end() < entry.begin() || entry.end() - entry.begin() != bytes) {
            throw new ModelException(file + ": tensor " + entry.name() + " needs " + bytes
                    + " bytes, its data_offsets are " + entry.begin() + " to " + entry.end());
        }
        return entry;
    }

    private static void checkLayout(String file, Map<String, Entry> tensors, long dataLength) {
        List<Entry> byPlace = new ArrayList<>(tensors.values());
        byPlace.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long place = 0;
        for (Entry entry : byPlace) {
            if (entry.begin() != place) {
                throw new ModelException(file + ": tensor " + entry.name() + " begins at byte " + entry.begin()
                        + " of the data, but the one before it ends at " + place);
            }
            place = entry.end();
        }
        if (place != dataLength) {
            throw new ModelException(file + ": the tensors take " + place + " bytes, the file has " + dataLength
                    + "; it is cut off or damaged, fetch or copy it again");
        }
    }
}
