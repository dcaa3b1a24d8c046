/**
 * The Turing test of CytoDiffusion, Sections 1.1 and 3.5: can people tell synthetic cells from real ones?
 *
 * <p>{@link TuringTest} writes the page on which raters answer and, beside it, the {@link TuringKey} that they do not
 * get. Nothing on the page but the pixels tells the truth; what the pixels tell is up to the caller, who brings both
 * kinds of cells through the same last steps. {@link RaterFiles} reads what raters send back, and {@link TuringScore}
 * scores it: {@link Measures} over all answers, by rater and by class, with intervals that allow for answers of one
 * rater, and to one image, resembling each other, and the raters' agreement. <em>Positive</em> is "synthetic".
 *
 * <p>{@link RaterPanel} takes the people whose files are there, or {@link SimulatedRater}s of known skill while there
 * are none.
 *
 * <pre>{@code
 * List<TuringTest.Item> items = List.of(
 *         new TuringTest.Item(SyntheticSmear.draw(CellSpec.of("monocyte"), 1).image(), "monocyte", true),
 *         new TuringTest.Item(SyntheticSmear.draw(CellSpec.of("monocyte"), 2).image(), "monocyte", false));
 * Path folder = Path.of("turing-test");
 * TuringKey key = TuringTest.write(items, List.of("monocyte"), 1, folder);
 * RaterPanel panel = RaterPanel.of(key, folder.resolve(TuringTest.ANSWERS), SimulatedPanel.likeThePapers(), 1);
 * double accuracy = TuringScore.of(key, panel.raters(), 1).all().accuracy().value();
 * }</pre>
 */
package cytodiffusion.paper.cytodiffusion.turing;
