package cytodiffusion.spark;

import cytodiffusion.data.Failure;
import cytodiffusion.evaluation.PredictionFile;
import cytodiffusion.model.TrainedModel.Decision;
import cytodiffusion.stats.Prediction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * One line of a Parquet table of predictions: the columns of {@link PredictionFile}, then the image's file, the seconds
 * that it took and the worker process that looked at it.
 */
final class ResultRow {
    static final String IMAGE = "image";
    static final String FAILURE = "failure";
    static final String FILE = "file";
    private static final String SECONDS = "seconds";

    private ResultRow() {}

    /** The columns where the model knows so many classes. */
    static StructType schema(int classes) {
        List<StructField> fields = new ArrayList<>();
        for (String name : PredictionFile.COLUMNS) {
            fields.add(
                    switch (name) {
                        case "confidence" -> field(name, DataTypes.DoubleType);
                        case "trials", "evaluations", "fold" -> field(name, DataTypes.IntegerType);
                        default -> field(name, DataTypes.StringType);
                    });
        }
        for (int c = 0; c < classes; c++) {
            fields.add(field(PredictionFile.errorColumn(c), DataTypes.DoubleType));
        }
        fields.add(field(FILE, DataTypes.StringType));
        fields.add(field(SECONDS, DataTypes.DoubleType));
        fields.add(field("worker", DataTypes.StringType));
        return new StructType(fields.toArray(StructField[]::new));
    }

    private static StructField field(String name, org.apache.spark.sql.types.DataType type) {
        return new StructField(name, type, true, Metadata.empty());
    }

    /** What was decided; what is not known is null. */
    static Row of(Decision decision, ImageTask image, double seconds, String model, String worker) {
        Prediction p = decision.prediction();
        List<Object> values = new ArrayList<>();
        values.add(p.image());
        values.add(p.label());
        values.add(p.predicted());
        values.add(p.confidence());
        values.add(decision.trials());
        values.add(decision.evaluations());
        values.add(null);
        values.add(model);
        values.add(null);
        values.add(null);
        for (double error : p.errors()) {
            values.add(error);
        }
        values.add(image.file());
        values.add(seconds);
        values.add(worker);
        return RowFactory.create(values.toArray());
    }

    /** Why an image could not be used. */
    static Row of(Failure failure, ImageTask image, int classes, String model, String worker) {
        List<Object> values = new ArrayList<>();
        values.add(image.name());
        values.add(image.label());
        for (int i = 2; i < PredictionFile.COLUMNS.size(); i++) {
            values.add(null);
        }
        values.set(PredictionFile.COLUMNS.indexOf("model"), model);
        values.set(PredictionFile.COLUMNS.indexOf(FAILURE), failure.reason());
        for (int c = 0; c < classes; c++) {
            values.add(null);
        }
        values.add(image.file());
        values.add(0.0);
        values.add(worker);
        return RowFactory.create(values.toArray());
    }

    static boolean isDecided(Row row) {
        return row.isNullAt(row.fieldIndex(FAILURE));
    }

    static String image(Row row) {
        return row.getAs(IMAGE);
    }

    static double seconds(Row row) {
        return row.getAs(SECONDS);
    }

    /** What was decided about an image of which a row says so. */
    static Decision decision(Row row, int classes) {
        double[] errors = new double[classes];
        int first = row.fieldIndex(PredictionFile.errorColumn(0));
        for (int c = 0; c < classes; c++) {
            errors[c] = row.getDouble(first + c);
        }
        Prediction prediction = new Prediction(
                row.getAs(IMAGE), row.getAs("label"), row.getAs("predicted"), errors, row.getAs("confidence"));
        return new Decision(prediction, row.getAs("trials"), row.getAs("evaluations"));
    }

    /** Why an image could not be used, of which a row says so. */
    static Failure failure(Row row) {
        return new Failure(Path.of(row.<String>getAs(FILE)), row.getAs(FAILURE));
    }
}
