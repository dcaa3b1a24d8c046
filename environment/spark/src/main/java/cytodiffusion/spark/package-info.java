/**
 * Apache Spark as a {@link cytodiffusion.run.Cluster}: images are judged, and the jobs of tables computed, by its
 * worker processes. Nothing in the library knows this package; it is found as a service, and built only where
 * {@code --spark} is used.
 *
 * <p>{@link SparkCluster} is a connection, which {@link SparkKind} makes for the library. What workers find is kept in
 * Parquet files in the folder of the results, part by part, so that a job asked again goes on; all processes must be
 * able to write there. An image's answer depends on the model, the seed and the image alone, so it does not matter
 * which worker looks at it, as far as their machines compute alike: each says on what and in which precision it
 * computed, and differences are noted with the results.
 *
 * <p>{@link SparkLister} lists images that no folder of this machine holds: below an address such as
 * {@code s3a://archive/cells}, or in a Parquet table with the columns {@code path}, {@code label} and {@code content}.
 * {@link SparkResults} asks questions of any number of predictions from a notebook: what is counted is counted by
 * Spark.
 *
 * <pre>{@code
 * try (SparkResults results =
 *         SparkResults.open("local[2]", Path.of("results/predictions.parquet"), Progress.SILENT)) {
 *     long images = results.count();
 *     ConfusionMatrix confusion = results.confusion();
 *     Table unsure = results.table(functions.col("confidence").lt(0.1), 100);
 * }
 * }</pre>
 */
package cytodiffusion.spark;
