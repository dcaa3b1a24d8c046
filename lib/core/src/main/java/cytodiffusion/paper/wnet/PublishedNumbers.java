package cytodiffusion.paper.wnet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of W-Net's paper that are in our copy, each with the section that it stands in. Accuracies, precision, recall
 * and F1 are in per cent, as the paper rounds them. Our copy lacks Tables 3, 4 and 6 to 18, so most accuracies per class and
 * all but one of those per fold are not there; what is not there is {@link Double#NaN} or left out.
 */
public final class PublishedNumbers {
    static final String EXPERIMENTS = "Experiments";
    static final String DESIGN = "Design considerations for W-Net";

    private PublishedNumbers() {}

    /**
     * A class of the paper's dataset, of the Catholic University of Korea (Dataset, Table 2; W-Net performance).
     *
     * @param name as the folders of PBC call it
     * @param images of it
     * @param share of all images in per cent
     * @param training images of it in each of ten folds
     * @param testing images of it in each fold
     */
    public record CellClass(String name, int images, int share, int training, int testing) {}

    /** The five classes in the paper's order. */
    public static final List<CellClass> CLASSES = List.of(
            new CellClass("neutrophil", 2006, 30, 1800, 206),
            new CellClass("eosinophil", 1310, 20, 1179, 131),
            new CellClass("basophil", 377, 6, 340, 37),
            new CellClass("lymphocyte", 1676, 26, 1509, 167),
            new CellClass("monocyte", 1193, 18, 1074, 119));

    /** Images of all classes (Dataset). */
    public static final int IMAGES = 6562;

    /** The class with the fewest images. */
    public static final String RARE = "basophil";

    /**
     * How the paper trains W-Net (W-Net: architecture and design; Handling data imbalance).
     *
     * @param rate of Adam
     * @param batch images in a step
     * @param epochs how often all images are seen
     * @param dropout "p", which may be the share dropped or the share kept
     * @param folds of the stratified cross-validation
     */
    public record Protocol(double rate, int batch, int epochs, double dropout, int folds) {}

    /** The paper's training of W-Net. */
    public static final Protocol PROTOCOL = new Protocol(1e-4, 5, 500, 0.6, 10);

    /**
     * Averages over classes and folds (Models comparison, Table 5).
     *
     * @param accuracy mean over classes of the accuracy of each, which is its recall
     */
    public record Measures(double accuracy, double precision, double recall, double f1) {
        private static Measures accuracyAlone(double accuracy) {
            return new Measures(accuracy, Double.NaN, Double.NaN, Double.NaN);
        }
    }

    /**
     * A network of the paper's comparison.
     *
     * @param name as the paper has it
     * @param preset that builds it here
     * @param layers with weights, as the paper counts them; 0 where it does not
     * @param parameters that can be trained; 0 where the paper has no number
     * @param measures of ten folds
     * @param recalls accuracy of each class, of those that are in our copy
     * @param hours of the tenfold training; NaN where the paper has no number
     * @param place of the numbers besides Table 5's
     */
    public record Network(
            String name,
            String preset,
            int layers,
            long parameters,
            Measures measures,
            Map<String, Double> recalls,
            double hours,
            String place) {
        public Network {
            recalls = new LinkedHashMap<>(recalls);
        }

        /** The plain mean of all classes' recalls; NaN where not all of them are in our copy. */
        public double meanRecall() {
            return recalls.size() < CLASSES.size()
                    ? Double.NaN
                    : recalls.values().stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElseThrow();
        }

        /** Accuracy of a class in per cent; NaN where it is not in our copy. */
        public double recall(String ofClass) {
            return recalls.getOrDefault(ofClass, Double.NaN);
        }
    }

    /** The networks in the order of Table 5, ResNet18, which is not in that table, after ResNet50. */
    public static final List<Network> NETWORKS = List.of(
            new Network(
                    "W-Net",
                    "w-net",
                    5,
                    16_806_949,
                    new Measures(97, 97, 97, 97),
                    recalls(98, 97, 95, 97, 97),
                    33.87,
                    EXPERIMENTS + ", W-Net performance"),
            new Network(
                    "W-Net-SVM",
                    "w-net-svm",
                    5,
                    16_806_949,
                    new Measures(95, 97, 95, 96),
                    recalls(98, 97, 87, 98, 97),
                    33.79,
                    EXPERIMENTS + ", W-Net versus W-Net-SVM performance"),
            new Network(
                    "AlexNet",
                    "alexnet",
                    8,
                    46_767_493,
                    new Measures(84, 94, 84, 85),
                    Map.of(RARE, 33.0),
                    Double.NaN,
                    EXPERIMENTS + ", WBC classification with AlexNet; " + DESIGN + ", Handling data imbalance"),
            new Network(
                    "VGGNet",
                    "vgg-1x1",
                    19,
                    121_796_165,
                    new Measures(44, 67, 44, 42),
                    Map.of(),
                    510.59,
                    EXPERIMENTS + ", WBC classification with VGGNet"),
            new Network(
                    "ResNet50",
                    "resnet50-keras",
                    50,
                    23_544_837,
                    new Measures(51, 60, 51, 43),
                    Map.of(),
                    8.38,
                    EXPERIMENTS + ", WBC classification with ResNet"),
            new Network(
                    "ResNet18",
                    "resnet18",
                    18,
                    14_722_931,
                    Measures.accuracyAlone(79),
                    Map.of(),
                    3.51,
                    EXPERIMENTS + ", WBC classification with ResNet"),
            new Network(
                    "RNN (LSTM)",
                    "lstm",
                    0,
                    0,
                    new Measures(83, 86, 85, 85),
                    recalls(89, 88, 57, 93, 90),
                    Double.NaN,
                    EXPERIMENTS + ", WBC classification with RNN"));

    /** The network of this name in the paper. */
    public static Network network(String name) {
        return NETWORKS.stream()
                .filter(network -> network.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The paper has no network '" + name + "'"));
    }

    private static Map<String, Double> recalls(double... inTheClassesOrder) {
        Map<String, Double> recalls = new LinkedHashMap<>();
        for (int c = 0; c < inTheClassesOrder.length; c++) {
            recalls.put(CLASSES.get(c).name(), inTheClassesOrder[c]);
        }
        return recalls;
    }

    /**
     * A smallest accuracy over classes and folds (WBC dedicated architecture with shallow depth).
     *
     * @param ofClass that has it
     * @param fold that has it, from 1
     */
    public record SmallestFold(double accuracy, String ofClass, int fold) {}

    /** Of W-Net; its largest is 100. VGGNet's and ResNet50's go from 0 to 100. */
    public static final SmallestFold SMALLEST_FOLD = new SmallestFold(91, RARE, 9);

    /** W-Net's mean area under the one-versus-rest ROC curves (W-Net performance, Figure 3). */
    public static final double ROC_AREA = 0.97;

    /** W-Net's mean area under the one-versus-rest precision-recall curves (W-Net performance, Figure 3). */
    public static final double PRECISION_RECALL_AREA = 0.98;

    /**
     * The search for the LSTM's settings (WBC classification with RNN). The best is the one with the best <em>test</em>
     * accuracy.
     *
     * @param rates tried
     * @param batches tried
     * @param units tried
     * @param train images that each was trained with
     * @param test images that chose
     * @param validation images
     * @param rate chosen, as are batch and units that follow
     */
    public record Search(
            List<Double> rates,
            List<Integer> batches,
            List<Integer> units,
            int train,
            int test,
            int validation,
            double rate,
            int batch,
            int unit) {
        /** How many combinations there are. */
        public int cells() {
            return rates.size() * batches.size() * units.size();
        }
    }

    /** The search for the LSTM's settings. */
    public static final Search LSTM_SEARCH = new Search(
            List.of(0.0001, 0.001, 0.003, 0.01, 0.1, 0.3),
            List.of(16, 32, 64, 128),
            List.of(16, 32, 128, 256, 512, 1024),
            5504,
            512,
            546,
            0.01,
            64,
            32);

    /**
     * W-Net on LISC's cells (Further training with public data).
     *
     * @param images of each class, in the order of {@link #CLASSES}
     * @param epochs of both trainings
     * @param fromScratch mean accuracy of the network that saw LISC alone
     * @param pretrained that of the one that was W-Net before
     * @param hoursFromScratch of training
     * @param hoursPretrained of fine-tuning
     */
    public record Transfer(
            List<Integer> images,
            int epochs,
            double fromScratch,
            double pretrained,
            double hoursFromScratch,
            double hoursPretrained) {
        public int allImages() {
            return images.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** From the paper's cells to LISC's. */
    public static final Transfer LISC = new Transfer(List.of(56, 39, 55, 56, 48), 4000, 91, 96, 10.33, 10.83);

    /**
     * W-Net on five dissimilar classes of Tiny ImageNet (WBC dedicated architecture with shallow depth).
     *
     * @param classes in the paper's order
     * @param images of each
     * @param accuracies of each
     * @param average as the paper has it
     */
    public record Control(List<String> classes, List<Integer> images, List<Double> accuracies, double average) {
        /** The plain mean of the accuracies. */
        public double mean() {
            return accuracies.stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow();
        }

        /** The mean with the classes' sizes as weights: the share of all images that was right. */
        public double weightedMean() {
            double right = 0;
            double all = 0;
            for (int c = 0; c < images.size(); c++) {
                right += images.get(c) * accuracies.get(c);
                all += images.get(c);
            }
            return right / all;
        }
    }

    /** The five dissimilar classes; in which order the four accuracies beside the chair's stand is the text's order. */
    public static final Control DISSIMILAR = new Control(
            List.of("fish", "clothes", "chair", "car", "teddy bear"),
            List.of(500, 333, 100, 433, 300),
            List.of(84.0, 78.0, 34.0, 90.0, 65.0),
            79);

    /** Classes of Tiny ImageNet in the paper's other control, with 500 images each. */
    public static final int MANY_CLASSES = 200;

    /** Average accuracy with {@link #MANY_CLASSES}: the last class has 100, all others have 0. */
    public static final double MANY_CLASSES_ACCURACY = 0.5;
}
