package cytodiffusion.paper.rawspace;

import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.DomainSweep;
import java.util.List;

/**
 * In which light, stain and camera drawn cells are looked at again: what raw image space promises to depend on less. The
 * optics are the reference's in all of them, so that nothing but colour and brightness differs.
 */
public final class SpaceDomains {
    private static final double COLD = 1.3;
    private static final double WARM = 0.5;
    private static final double PALE = 0.6;
    private static final double STRONG = 1.7;

    private SpaceDomains() {}

    /** The domain of all trainings first. */
    public static List<Domain> all() {
        Domain reference = Domain.REFERENCE;
        return List.of(
                reference,
                DomainSweep.whiteBalance().at(WARM).withName("warm light"),
                DomainSweep.whiteBalance().at(COLD).withName("cold light"),
                reference.with(Domain.SECOND_MICROSCOPE.camera()).withName("other camera"),
                DomainSweep.stainStrength().at(PALE).withName("pale stain"),
                DomainSweep.stainStrength().at(STRONG).withName("strong stain"),
                Domain.SECOND_STAIN.with(reference.camera()).withName("other stain"));
    }
}
