package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The door through which every layer of every network is computed. The first time that a layer's shape is met in a
 * precision, it is compared on this machine with the same operation in float64 ({@link LayerCheck}), and computed from
 * then on in the first of its {@linkplain LayerWay ways} that is right. Where libtorch's own operation is right nothing
 * else is ever used, so that a right machine is neither slower nor different by a bit. What was found is kept for the
 * machine ({@link VerdictFile}).
 */
public final class CheckedLayers {
    private static final Map<Key, Verdict> VERDICTS = new ConcurrentHashMap<>();
    private static final VerdictFile FILE = VerdictFile.ofThisMachine();

    /**
     * A convolution whose gradients are wrong where oneDNN reads the memory behind channels that do not fill a vector. Where
     * it is, others with such channels are not trusted either, though a check may find them right: what that memory holds
     * differs from call to call.
     */
    private static final LayerOperation SIGN = new ConvolutionOperation(64, 4, 3, 1, 1, 1, true, 16, 16);

    private CheckedLayers() {}

    /**
     * A layer as it is used.
     *
     * @param gradients whether gradients are asked for, which must then be right, too
     */
    private record Key(LayerOperation operation, Precision precision, boolean gradients) {
        String text() {
            return operation + " " + precision.id() + (gradients ? " gradients" : "");
        }
    }

    /**
     * What was found about a layer.
     *
     * @param layer what it is, with its shape, precision and whether gradients were looked at
     * @param way in which it is computed
     * @param own how far libtorch's own operation is from the truth
     * @param used how far the way in which it is computed is from it
     * @param right whether that is rounding; where it is not, no way is right
     */
    public record Verdict(String layer, LayerWay way, Deviation own, Deviation used, boolean right) {
        /** Whether libtorch's own operation is wrong here, or not trusted where one like it is wrong. */
        public boolean isReplaced() {
            return way != LayerWay.OWN;
        }
    }

    /** What this process has computed so far and found out about, by name. */
    public static List<Verdict> verdicts() {
        return VERDICTS.values().stream()
                .sorted(Comparator.comparing(Verdict::layer))
                .toList();
    }

    /** Those layers among {@link #verdicts} whose own form is wrong on this machine. */
    public static List<Verdict> replaced() {
        return verdicts().stream().filter(v -> v.isReplaced() || !v.right()).toList();
    }

    /** For a record: how many layers were checked, and which of them libtorch's own operations compute wrongly here. */
    public static Map<String, Object> summary() {
        List<Verdict> all = verdicts();
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("checked", all.size());
        summary.put(
                "replaced",
                all.stream().filter(Verdict::isReplaced).map(Verdict::layer).toList());
        summary.put(
                "wrong",
                all.stream().filter(v -> !v.right()).map(Verdict::layer).toList());
        return summary;
    }

    /** Forgets what was found, also what the machine's file says. */
    static void forget() {
        synchronized (VERDICTS) {
            VERDICTS.clear();
            FILE.clear();
        }
    }

    /** Computes a layer in the precision of its first input. */
    static NDArray apply(LayerOperation operation, List<NDArray> inputs) {
        Precision precision = Precision.of(inputs.get(0));
        if (precision == null) {
            return operation.truth(inputs);
        }
        return operation.apply(
                verdict(operation, precision, needGradient(inputs)).way(), inputs);
    }

    /**
     * Whether a backward pass may come through here. DJL's {@code hasGradient} knows the leaves of the graph alone: weights
     * that were cast are none, and a layer of frozen weights has none among its inputs, though a gradient is to pass it on
     * its way back to a generator or to an image. The gradient mode alone says too much: libtorch begins every thread in it.
     */
    private static boolean needGradient(List<NDArray> inputs) {
        if (!JniUtils.isGradMode()) {
            return false;
        }
        for (NDArray input : inputs) {
            if (input.hasGradient() || isInGraph(input)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInGraph(NDArray input) {
        try (NDArray ones = NativeOps.call("in_graph", List.of(input), List.of())) {
            return ones.size() == 1;
        }
    }

    /** What is known about a layer, found out now where nothing is. */
    static Verdict verdict(LayerOperation operation, Precision precision, boolean gradients) {
        Key key = new Key(operation, precision, gradients);
        Verdict known = VERDICTS.get(key);
        return known == null ? find(key) : known;
    }

    private static Verdict find(Key key) {
        // One at a time: a check times nothing, but two would share the memory that one of them poisons.
        synchronized (VERDICTS) {
            Verdict found = VERDICTS.get(key);
            if (found == null) {
                found = FILE.get(key.text()).orElseGet(() -> {
                    Verdict checked = check(key);
                    FILE.put(key.text(), checked);
                    return checked;
                });
                VERDICTS.put(key, found);
            }
            return found;
        }
    }

    private static Verdict check(Key key) {
        String layer = key.operation().description() + ", " + key.precision().id()
                + (key.gradients() ? ", with gradients" : "");
        try (LayerCheck check = new LayerCheck(key.operation(), key.precision(), key.gradients())) {
            Deviation own = check.deviation(LayerWay.OWN);
            boolean trusted = own.isRounding(key.precision()) && isTrusted(key);
            if (trusted || TestFaults.UNREPLACED) {
                return new Verdict(layer, LayerWay.OWN, own, own, own.isRounding(key.precision()));
            }
            Deviation used = own;
            for (LayerWay way : key.operation().ways(key.precision())) {
                used = way == LayerWay.OWN ? own : check.deviation(way);
                if (way != LayerWay.OWN && used.isRounding(key.precision())) {
                    return new Verdict(layer, way, own, used, true);
                }
            }
            return new Verdict(layer, LayerWay.OWN, own, own, false);
        }
    }

    private static boolean isTrusted(Key key) {
        boolean fillsVectors = !key.operation().ways(key.precision()).contains(LayerWay.PADDED);
        return fillsVectors
                || key.operation().equals(SIGN)
                || verdict(SIGN, key.precision(), true).own().isRounding(key.precision());
    }
}
