package cytodiffusion.nn.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is done to the length and the header of a file, it is refused or gives the numbers that were written. */
class DamagedSafetensorsTest {
    private static final List<float[]> TENSORS =
            List.of(new float[] {1, 2, 3, 4, 5, 6}, new float[] {7}, new float[] {8, 9});
    private static final String MEANINGFUL = "{}[]\",:\\0123456789-.eE uFI";
    private static final Map<String, Integer> BYTES = Map.of("F64", 8, "I64", 8, "F32", 4, "F16", 2, "BF16", 2);

    private static Path file;
    private static byte[] valid;
    private static int headerEnd;

    /** One entry of a header as text, in the format's own words but with any numbers. */
    record Entry(String name, String type, List<Long> shape, long begin, long end) {
        String json() {
            return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                    .formatted(name, type, shape, begin, end);
        }

        /** What the format asks of an entry by itself, written down a second time. */
        boolean isSound() {
            long bytes = BYTES.getOrDefault(type, -1);
            for (long axis : shape) {
                if (axis < 0 || axis > 1 << 20) {
                    return false;
                }
                bytes *= axis;
            }
            return BYTES.containsKey(type) && begin >= 0 && end - begin == bytes;
        }
    }

    @BeforeContainer
    static void write() throws IOException {
        file = Files.createTempFile("damaged", ".safetensors");
        try (NDManager manager = NDManager.newBaseManager()) {
            Map<String, NDArray> tensors = new LinkedHashMap<>();
            TENSORS.forEach(values -> tensors.put("block." + tensors.size(), manager.create(values)));
            SafetensorsWriter.write(file, tensors, Precision.FP32, Map.of("step", "12"));
        }
        valid = Files.readAllBytes(file);
        headerEnd = Long.BYTES
                + (int) ByteBuffer.wrap(valid).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.delete(file);
    }

    @Property
    void flippedBits(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 9999) Integer> places,
            @ForAll @IntRange(max = 7) int bit)
            throws IOException {
        byte[] damaged = valid.clone();
        places.forEach(place -> damaged[place % headerEnd] ^= (byte) (1 << bit));
        refuses(damaged);
    }

    @Property
    void foreignBytes(@ForAll("replacements") List<Tuple2<Integer, Character>> replacements) throws IOException {
        byte[] damaged = valid.clone();
        replacements.forEach(r -> damaged[Long.BYTES + r.get1() % (headerEnd - Long.BYTES)] =
                (byte) r.get2().charValue());
        refuses(damaged);
    }

    @Provide
    Arbitrary<List<Tuple2<Integer, Character>>> replacements() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9999),
                        Arbitraries.chars().with(MEANINGFUL))
                .as(Tuple::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Example
    void everyFileThatIsCutOffIsRefused() throws IOException {
        for (int length = 0; length < valid.length; length++) {
            assertTrue(refuses(Arrays.copyOf(valid, length)), length + " bytes of " + valid.length);
        }
    }

    @Property
    void aHeaderIsTakenExactlyIfItsTensorsFillTheData(
            @ForAll("entries") List<Entry> entries, @ForAll @IntRange(max = 40) int data) throws IOException {
        String header = entries.stream().map(Entry::json).collect(Collectors.joining(",", "{", "}"));
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + json.length + data).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, bytes.putLong(json.length).put(json).array());
        boolean refused = false;
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            assertEquals(entries.size(), reader.names().size());
        } catch (ModelException e) {
            assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
            refused = true;
        }
        assertEquals(!fill(entries, data), refused, header + " with " + data + " bytes");
    }

    /** Mostly small numbers that have a chance to fit, among them the ones that attacks are made of. */
    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<Long> odd = Arbitraries.of(-1L, 1L << 31, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE);
        Arbitrary<Long> axes =
                Arbitraries.frequencyOf(Tuple.of(12, Arbitraries.longs().between(0, 3)), Tuple.of(1, odd));
        Arbitrary<Long> offsets = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.longs().between(0, 6).map(n -> 4 * n)), Tuple.of(1, odd));
        Arbitrary<String> types = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.of("F32", "F16", "BF16", "F64")), Tuple.of(1, Arbitraries.of("I8", "F4", "")));
        Arbitrary<Entry> any = Combinators.combine(
                        Arbitraries.of("a", "b", "c", "é"), types, axes.list().ofMaxSize(3), offsets, offsets)
                .as(Entry::new);
        // Half of them with the length that they need, so that many headers get as far as the layout.
        Arbitrary<Entry> sound = any.map(e -> new Entry(
                e.name(),
                e.type(),
                e.shape(),
                e.begin(),
                e.begin() + e.shape().stream().reduce((long) BYTES.getOrDefault(e.type(), 1), (x, y) -> x * y)));
        return Arbitraries.oneOf(any, sound).list().ofMaxSize(3);
    }

    private static boolean fill(List<Entry> entries, int data) {
        long names = entries.stream().map(Entry::name).distinct().count();
        if (names < entries.size() || !entries.stream().allMatch(Entry::isSound)) {
            return false;
        }
        List<Entry> inPlace = new ArrayList<>(entries);
        inPlace.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long place = 0;
        for (Entry entry : inPlace) {
            if (entry.begin() != place) {
                return false;
            }
            place = entry.end();
        }
        return place == data;
    }

    /** False if the file is read after all; fails if it then gives other numbers, or anything else is thrown. */
    private static boolean refuses(byte[] damaged) throws IOException {
        Files.write(file, damaged);
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            // Names and notes may have changed: the format has no checksum for them.
            assertEquals(TENSORS.size(), reader.names().size());
            for (int i = 0; i < TENSORS.size(); i++) {
                assertArrayEquals(TENSORS.get(i), reader.floats(reader.names().get(i)));
            }
            return false;
        } catch (ModelException e) {
            return true;
        }
    }
}
