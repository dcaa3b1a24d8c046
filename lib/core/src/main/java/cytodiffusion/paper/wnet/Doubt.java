package cytodiffusion.paper.wnet;

import java.util.List;

/**
 * What in W-Net's paper does not fit together, or fits nothing.
 *
 * @param place where it stands
 * @param says what the paper says
 * @param but what speaks against it
 */
public record Doubt(String place, String says, String but) {
    /** All that we found. */
    public static final List<Doubt> ALL = List.of(
            new Doubt(
                    PublishedNumbers.DESIGN + ", WBC dedicated architecture with shallow depth",
                    "five dissimilar classes reach 84, 78, 34, 90 and 65 %, on average 79 %",
                    "they average 70.2 %, and weighted by their sizes 77.9 %"),
            new Doubt(
                    PublishedNumbers.EXPERIMENTS + ", Models comparison",
                    "the RNN has a recall of 85 %",
                    "its classes' accuracies, which are recalls, average 83.4 %, and for every other network accuracy and"
                            + " recall are the same"),
            new Doubt(
                    PublishedNumbers.DESIGN + ", Handling data imbalance",
                    "all other networks stay below 56 % (CNN) and 57 % (RNN) for basophils",
                    "W-Net-SVM has 87 %, and the RNN 57 %, which is not below 57 %"),
            new Doubt(
                    PublishedNumbers.EXPERIMENTS + ", WBC classification with ResNet",
                    "ResNet18 has 14,722,931 parameters",
                    "the usual one has 11,179,077 for five classes, and none of 2.4 million variants that were tried fits"),
            new Doubt(
                    PublishedNumbers.EXPERIMENTS + ", WBC classification with VGGNet",
                    "VGGNet has 121,796,165 parameters",
                    "VGG-19 has 139,590,725 for five classes; the published number fits kernels of 1x1 throughout, with which"
                            + " pooling alone mixes neighbouring pixels"),
            new Doubt(
                    PublishedNumbers.EXPERIMENTS + ", WBC classification with RNN",
                    "the LSTM's settings are those of the best test accuracy",
                    "what is chosen on a test is flattered by it; a validation part was there"),
            new Doubt(
                    PublishedNumbers.EXPERIMENTS + ", Further training with public data",
                    "Tables 16 and 17 hold the transfer to LISC",
                    "by the appendix Table 16 is the LSTM's, and Tables 17 and 18 are LISC's"),
            new Doubt(
                    "Methods, W-Net: architecture and design",
                    "dropout has p = 0.6",
                    "it does not say whether 0.6 is dropped, as Keras's argument has it, or kept, as the reference's p"),
            new Doubt(
                    PublishedNumbers.EXPERIMENTS + ", Further training with public data",
                    "LISC's 254 cells train and test W-Net; how they are parted is not said",
                    "its lymphocyte pictures hold repeats of the same cells: folds that part them leak"));
}
