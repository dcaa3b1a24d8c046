package cytodiffusion.spark;

import cytodiffusion.classify.TrialErrors;
import cytodiffusion.data.Failure;
import cytodiffusion.evaluation.PredictionFile;
import cytodiffusion.model.TrainedModel.Decision;
import cytodiffusion.stats.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One line of a Parquet table of predictions: the columns of {@link PredictionFile}, then the image's file, the seconds
 * that it took and the worker process that looked at it.
 */
final class ResultRow {
    static final String IMAGE = "image";
    static final String FAILURE = "failure";
    static final String FILE = "file";
    private static final String SECONDS = "seconds";
    private static final String TRIALS = "trial_errors";

    private ResultRow() {}

    /** The columns where the model knows these classes: the comment on a column of errors says which class it is of. */
    static StructType schema(List<String> classes) {
        List<StructField> fields = new ArrayList<>();
        for (String name : PredictionFile.COLUMNS) {
            fields.add(
                    switch (name) {
                        case "confidence" -> field(name, DataTypes.DoubleType);
                        case "trials", "evaluations", "fold" -> field(name, DataTypes.IntegerType);
                        default -> field(name, DataTypes.StringType);
                    });
        }
        for (int c = 0; c < classes.size(); c++) {
            fields.add(field(PredictionFile.errorColumn(c), DataTypes.DoubleType).withComment(classes.get(c)));
        }
        fields.add(field(TRIALS, DataTypes.createArrayType(DataTypes.createArrayType(DataTypes.DoubleType))));
        fields.add(field(FILE, DataTypes.StringType));
        fields.add(field(SECONDS, DataTypes.DoubleType));
        fields.add(field("worker", DataTypes.StringType));
        return new StructType(fields.toArray(StructField[]::new));
    }

    /** The names of the classes that a table has errors of. */
    static List<String> classes(StructType columns) {
        List<String> names = new ArrayList<>();
        List<String> all = List.of(columns.fieldNames());
        while (all.contains(PredictionFile.errorColumn(names.size()))) {
            StructField field = columns.apply(PredictionFile.errorColumn(names.size()));
            names.add(field.getComment().getOrElse(field::name));
        }
        return names;
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
        values.add(decision.errors().map(TrialErrors::byClass).orElse(null));
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
        values.add(null);
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
        return new Decision(prediction, row.getAs("trials"), row.getAs("evaluations"), errors(row));
    }

    private static Optional<TrialErrors> errors(Row row) {
        int index = row.fieldIndex(TRIALS);
        if (row.isNullAt(index)) {
            return Optional.empty();
        }
        List<Seq<Double>> ofClasses = row.getList(index);
        return Optional.of(new TrialErrors(ofClasses.stream()
                .map(ofClass -> CollectionConverters.asJava(ofClass).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .toArray(double[][]::new)));
    }

    /** Why an image could not be used, of which a row says so. */
    static String failure(Row row) {
        return row.getAs(FAILURE);
    }
}
