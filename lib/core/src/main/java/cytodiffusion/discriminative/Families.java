package cytodiffusion.discriminative;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The families of networks that a model folder can hold: those of this package, and those that are
 * listed as services, see {@link NetworkFamily}. */
final class Families {
    private static final Map<String, Class<? extends Architecture>> ALL = new TreeMap<>(Map.of(
            ConvNetConfig.FAMILY,
            ConvNetConfig.class,
            DenseNetConfig.FAMILY,
            DenseNetConfig.class,
            EfficientNetConfig.FAMILY,
            EfficientNetConfig.class,
            LstmConfig.FAMILY,
            LstmConfig.class,
            ResNetConfig.FAMILY,
            ResNetConfig.class,
            VisionTransformerConfig.FAMILY,
            VisionTransformerConfig.class));

    static {
        for (NetworkFamily family : NetworkFamily.listed()) {
            if (ALL.put(family.name(), family.architecture()) != null) {
                throw new IllegalStateException("Two families of networks are called " + family.name());
            }
        }
    }

    private Families() {}

    /** All names, sorted. */
    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** What describes a network of this family, null being no family's name. */
    static Optional<Class<? extends Architecture>> find(String family) {
        return family == null ? Optional.empty() : Optional.ofNullable(ALL.get(family));
    }
}
