package cytodiffusion.bench;

import ai.djl.pytorch.jni.JniUtils;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the time of some work goes, by kinds of libtorch's operations, as its own profiler sees it. */
final class OperationProfile {
    /** The beginning of an operation's name, and what it counts as; the first that fits. */
    private static final String[][] KINDS = {
        {"aten::convolution_backward", "convolution"},
        {"aten::mkldnn_convolution", "convolution"},
        {"aten::_convolution", "convolution"},
        {"aten::cudnn_convolution", "convolution"},
        {"aten::mm", "linear map"},
        {"aten::addmm", "linear map"},
        {"aten::bmm", "linear map"},
        {"aten::mkldnn_linear", "linear map"},
        {"aten::native_group_norm", "normalization"},
        {"aten::native_layer_norm", "normalization"},
        {"aten::_scaled_dot_product", "attention"},
        {"aten::_softmax", "attention"},
        {"aten::silu", "activation"},
        {"aten::gelu", "activation"},
        {"aten::copy_", "copies"},
        {"aten::cat", "copies"},
        {"aten::index_select", "copies"},
    };

    private static final String OTHER = "other";

    private OperationProfile() {}

    /** Shares of the time, the largest first. */
    static Map<String, Double> of(Runnable work) throws IOException {
        Path trace = Files.createTempFile("cyto-profile", ".json");
        try {
            JniUtils.startProfile(false, false, false);
            work.run();
            JniUtils.stopProfile(trace.toString());
            return shares(events(trace));
        } finally {
            Files.delete(trace);
        }
    }

    /** One operation; others that it calls lie within it. Times in microseconds. */
    record Event(String name, double start, double duration) {
        double end() {
            return start + duration;
        }
    }

    private static List<List<Event>> events(Path trace) throws IOException {
        Map<String, List<Event>> byThread = new TreeMap<>();
        try (Reader reader = Files.newBufferedReader(trace)) {
            JsonElement root = JsonParser.parseReader(reader);
            JsonElement list =
                    root.isJsonArray() ? root : root.getAsJsonObject().get("traceEvents");
            for (JsonElement element : list.getAsJsonArray()) {
                JsonObject event = element.getAsJsonObject();
                if (event.has("dur")) {
                    byThread.computeIfAbsent(event.get("pid") + "/" + event.get("tid"), thread -> new ArrayList<>())
                            .add(new Event(
                                    event.get("name").getAsString(),
                                    event.get("ts").getAsDouble(),
                                    event.get("dur").getAsDouble()));
                }
            }
        }
        return List.copyOf(byThread.values());
    }

    /** An operation's own time is its duration less those of the operations directly within it. */
    static Map<String, Double> shares(List<List<Event>> threads) {
        Map<String, Double> own = new HashMap<>();
        for (List<Event> thread : threads) {
            List<Event> ordered = new ArrayList<>(thread);
            ordered.sort(Comparator.comparingDouble(Event::start)
                    .thenComparing(Comparator.comparingDouble(Event::duration).reversed()));
            Deque<Event> open = new ArrayDeque<>();
            for (Event event : ordered) {
                while (!open.isEmpty() && open.peek().end() <= event.start()) {
                    open.pop();
                }
                if (!open.isEmpty()) {
                    own.merge(kind(open.peek().name()), -event.duration(), Double::sum);
                }
                own.merge(kind(event.name()), event.duration(), Double::sum);
                open.push(event);
            }
        }
        double total = own.values().stream().mapToDouble(v -> v).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        own.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(entry -> shares.put(entry.getKey(), entry.getValue() / total));
        return shares;
    }

    private static String kind(String operation) {
        for (String[] kind : KINDS) {
            if (operation.startsWith(kind[0])) {
                return kind[1];
            }
        }
        return OTHER;
    }
}
