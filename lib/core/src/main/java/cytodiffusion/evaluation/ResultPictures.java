package cytodiffusion.evaluation;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Draws results into PNG files, replacing those that are there. The core of the library cannot draw: what can is found on
 * the class path, as a service, and where nothing is, results are written without pictures.
 */
public interface ResultPictures {
    /** All that is on the class path. */
    static Iterable<ResultPictures> available() {
        return ServiceLoader.load(ResultPictures.class, ResultPictures.class.getClassLoader());
    }

    /** Counts of each true class taken for each class. */
    void confusionMatrix(ConfusionMatrix matrix, Path file) throws IOException;

    /** The ROC curves of several scores that tell unknown cells from known ones. */
    void roc(List<AnomalyDetection> detections, Path file) throws IOException;

    /** The densities of the gap of the two smallest errors, of known and of unknown cells. */
    void gapDensities(AnomalyDetection gap, Path file) throws IOException;

    /**
     * The most suspicious labels.
     *
     * @param folder that the review is of
     * @param count how many at most
     */
    void suspects(LabelReview review, ImageFolder folder, int count, Path file) throws IOException;
}
