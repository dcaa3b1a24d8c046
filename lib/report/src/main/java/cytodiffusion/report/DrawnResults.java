package cytodiffusion.report;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.evaluation.LabelReview;
import cytodiffusion.evaluation.ResultPictures;
import cytodiffusion.report.chart.AnomalyCharts;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The pictures beside the files of results, found through {@code META-INF/services}. */
public final class DrawnResults implements ResultPictures {
    private static final String KNOWN_OR_UNKNOWN = "Known or unknown";

    @Override
    public void confusionMatrix(ConfusionMatrix matrix, Path file) throws IOException {
        Charts.confusionMatrix("", matrix).save(file);
    }

    @Override
    public void roc(List<AnomalyDetection> detections, Path file) throws IOException {
        AnomalyCharts.roc(KNOWN_OR_UNKNOWN, detections).save(file);
    }

    @Override
    public void gapDensities(AnomalyDetection gap, Path file) throws IOException {
        AnomalyCharts.densities(KNOWN_OR_UNKNOWN, "Gap of the two smallest errors", gap)
                .save(file);
    }

    @Override
    public void suspects(LabelReview review, ImageFolder folder, int count, Path file) throws IOException {
        ReviewSheet.of(review, folder, count, Set.of()).save(file);
    }
}
