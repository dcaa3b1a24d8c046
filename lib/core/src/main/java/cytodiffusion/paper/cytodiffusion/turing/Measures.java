package cytodiffusion.paper.cytodiffusion.turing;

/**
 * What is measured of a set of answers. Positive is "synthetic": it is the synthetic cell that is to be detected.
 *
 * @param accuracy answers "real" or "synthetic" that are true
 * @param sensitivity of the synthetic cells, those recognised as synthetic
 * @param specificity of the real cells, those recognised as real
 * @param syntheticAgreement of the synthetic cells, those given the class that was to be generated
 * @param realAgreement of the real cells, those given the class of their label
 */
public record Measures(
        Share accuracy, Share sensitivity, Share specificity, Share syntheticAgreement, Share realAgreement) {}
