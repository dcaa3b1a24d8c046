package cytodiffusion.discriminative;

/**
 * What a discriminative network learns by.
 *
 * @param loss how its answers are judged
 * @param classes how often images of each class come up
 * @param xavier whether weights start as Xavier Glorot's uniform start has them, rather than PyTorch's
 * @param lastLayerOnly whether all layers but the last stay as they start
 */
public record Learning(LossKind loss, ClassOrder classes, boolean xavier, boolean lastLayerOnly) {
    /** What most networks here learn by: cross-entropy, and all classes equally often. */
    public static final Learning USUAL = new Learning(LossKind.CROSS_ENTROPY, ClassOrder.BALANCED, false, false);

    /** What W-Net's paper has: cross-entropy or hinge loss, every image once an epoch, and Xavier's start. */
    public static Learning ofWNet(LossKind loss) {
        return new Learning(loss, ClassOrder.NATURAL, true, false);
    }
}
