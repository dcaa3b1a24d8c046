package cytodiffusion.nn.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import cytodiffusion.nn.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class Shapes {
    private Shapes() {}

    static void assertSame(String fixture, Network network, long parameters) throws IOException {
        Map<String, List<Long>> expected = new Gson()
                .fromJson(
                        Files.readString(Fixtures.path(fixture)),
                        new TypeToken<TreeMap<String, List<Long>>>() {}.getType());
        Map<String, List<Long>> actual = new TreeMap<>();
        network.tensors()
                .forEach(t -> actual.put(
                        t.name(), Arrays.stream(t.shape().getShape()).boxed().toList()));
        assertEquals(expected, actual);
        assertEquals(
                parameters,
                network.tensors().stream().mapToLong(t -> t.shape().size()).sum());
    }
}
