/**
 * How fast the library is here, as ratios to a plain implementation of the same method that runs beside it.
 *
 * <p>{@link Bench} runs all parts, some ten minutes on two cores, and gives figures by name; {@link BenchRequest} says
 * with which model and images. {@link ConditioningComparison} compares the cross-attention over 77 equal tokens with
 * the one vector that it comes to. The plain classifier and UNet write Equations 2 and 8 of the paper once more,
 * without the library's shortcuts, so that there is something to measure and to compare with. They may use DJL's own
 * convolutions and linear maps, which nothing else outside {@code tensor} may.
 *
 * <pre>{@code
 * BenchRequest request = new BenchRequest(
 *         ShippedModels.resolve(Path.of("pbc")), DataFolder.of(Path.of("cells")), 24, PrecisionChoice.AUTO);
 * Map<String, Object> figures = Bench.run(request, Stop.onInterrupt(), Progress.SILENT);
 * }</pre>
 */
package cytodiffusion.bench;
