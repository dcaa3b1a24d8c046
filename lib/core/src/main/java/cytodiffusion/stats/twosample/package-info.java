/**
 * Whether two samples differ, and by how much: sets of features, or two images.
 *
 * <p>A set of images is a matrix with the features of one image in each row; who computes the features is not known
 * here. {@link FeatureDistance} has the Fréchet distance (Heusel et al., 2017) and the kernel distance (Binkowski et
 * al., 2018), {@link KernelTwoSampleTest} whether the latter is more than chance (Gretton et al., 2012),
 * {@link SetCoverage} precision and recall (Kynkäänniemi et al., 2019), {@link CosineSimilarity} what W-Net's paper
 * measures, and {@link Jackknife} the sampling error of any of these distances. {@link TiedGaussians} is the distance
 * of a point from the nearest of several classes (Lee et al., 2018, Equation 2).
 *
 * <p>Two images are compared by {@link ImageQuality} and {@link Ssim} (Wang et al., 2004), as flat arrays of values of
 * one length.
 *
 * <p>The Fréchet distance depends on how large the sets are: compare only sets of the same size.
 *
 * <pre>{@code
 * double[][] real = {{0, 1}, {1, 0}, {1, 1}, {0, 0}};
 * double[][] drawn = {{0, 1}, {1, 0}, {2, 1}, {1, 2}};
 * double distance = FeatureDistance.kernel(real, drawn);
 * double error = new Jackknife(2).standardError(real, drawn, FeatureDistance::kernel);
 * }</pre>
 */
package cytodiffusion.stats.twosample;
