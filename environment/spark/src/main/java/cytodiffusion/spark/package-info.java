/**
 * Apache Spark as a {@link cytodiffusion.run.Cluster}: images are judged, and the jobs of tables computed, by its worker
 * processes. Nothing in the library knows this package; it is found as a service.
 */
package cytodiffusion.spark;
