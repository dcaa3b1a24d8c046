/**
 * What human experts said about images: their labels, how sure they were, and what they agree on ("Deep Generative
 * Classification of Blood Cell Morphology", Sections 3.4 and 3.7).
 *
 * <p>An {@link ExpertPanel} holds the answers of several experts to the same images; its consensus is the majority's
 * label, and in a tie the one that the most experienced of the tied experts gave. {@link ConfidenceLevel} has the
 * paper's words for confidence with their values in [0, 1]. {@link ExpertFiles} reads and writes a panel beside the
 * class folders of a dataset.
 *
 * <pre>{@code
 * ExpertPanel panel = ExpertFiles.read(Path.of("cells"));
 * for (String image : panel.imagesOfAll()) {
 *     System.out.println(image + " " + panel.consensus(image) + " " + panel.confidence(image));
 * }
 * }</pre>
 */
package cytodiffusion.data.experts;
