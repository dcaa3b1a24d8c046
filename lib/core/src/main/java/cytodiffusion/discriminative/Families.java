package cytodiffusion.discriminative;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The families of networks that a model folder can hold: the one place where a new family is made known. */
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
