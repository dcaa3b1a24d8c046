/**
 * How well a score tells cases of unknown kinds from known ones ("Deep Generative Classification of Blood Cell
 * Morphology", Section 1.4).
 *
 * <p>A {@link ScoredCase} is how sure some classifier was of one image and whether the image is abnormal; an image
 * counts as an anomaly where the confidence is <em>low</em>. {@link AnomalyDetection} gives the ROC curve of such
 * cases, the area under it with DeLong's interval, and the comparison of two scores on the same images.
 * {@link HeldOutThreshold} says what a threshold finds among cells that did not set it: a threshold tried on the cells
 * that set it lets pass exactly as many as was asked for, which says nothing of the next ones.
 *
 * <pre>{@code
 * AnomalyDetection detection = new AnomalyDetection(
 *         "gap",
 *         List.of(
 *                 new ScoredCase("a", false, 0.9),
 *                 new ScoredCase("b", false, 0.7),
 *                 new ScoredCase("c", true, 0.2),
 *                 new ScoredCase("d", true, 0.8)));
 * double area = detection.auc().value();              // 3 of 4 pairs are in the right order
 * }</pre>
 */
package cytodiffusion.stats.anomaly;
