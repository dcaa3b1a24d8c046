package cytodiffusion.spark;

import cytodiffusion.evaluation.Judge;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Images of a Parquet table, with their contents. */
final class TableImages {
    private static final String KEY = "key";
    private static final String NAME = "name";

    private TableImages() {}

    /**
     * The rows of a table that are asked for. The others are left where they lie: what is asked for goes to the rows, not
     * the rows to it.
     *
     * @param table its address
     * @param images of that table, as {@link SparkLister} calls them
     */
    static JavaRDD<ImageTask> of(SparkSession session, String table, List<Judge.Image> images) {
        List<Row> wanted = new ArrayList<>();
        for (Judge.Image image : images) {
            String file = ForeignImages.address(image.file());
            wanted.add(RowFactory.create(file.substring(table.length() + 1), image.name(), file, image.label()));
        }
        StructType columns = new StructType()
                .add(KEY, DataTypes.StringType)
                .add(NAME, DataTypes.StringType)
                .add("file", DataTypes.StringType)
                .add("class", DataTypes.StringType);
        Dataset<Row> asked = functions.broadcast(session.createDataFrame(wanted, columns));
        return session.read()
                .parquet(table)
                .select(SparkLister.key().as(KEY), functions.col(SparkLister.CONTENT))
                .join(asked, KEY)
                .select(NAME, "file", "class", SparkLister.CONTENT)
                .toJavaRDD()
                .map(row -> new ImageTask(row.getString(0), row.getString(1), row.getString(2), content(row)));
    }

    /** A row without content is an empty file. */
    private static byte[] content(Row row) {
        return row.isNullAt(3) ? new byte[0] : (byte[]) row.get(3);
    }
}
