package cytodiffusion.data.experts;

/**
 * What one expert said about one image.
 *
 * @param image what identifies it in its dataset, {@code class/stem} where it lies in a folder of classes
 * @param expert who it was
 * @param label the class that the image was given
 * @param confidence how sure the expert was
 */
public record ExpertAnswer(String image, String expert, String label, ConfidenceLevel confidence) {}
