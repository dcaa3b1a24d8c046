package cytodiffusion.diffusion;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The samplers there are, by the names that they have on the command line. */
public enum SamplerKind {
    DPM {
        @Override
        public Sampler withSteps(int steps) {
            return new DpmSolver(steps);
        }
    },
    DDIM {
        @Override
        public Sampler withSteps(int steps) {
            return new Ddim(steps);
        }
    };

    /** A sampler of this kind. */
    public abstract Sampler withSteps(int steps);

    /** The name on the command line: {@code dpm}, {@code ddim}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this {@link #id}. */
    public static SamplerKind of(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The sampler '" + id + "' is none of "
                        + Arrays.stream(values()).map(SamplerKind::id).collect(Collectors.joining(", "))));
    }
}
