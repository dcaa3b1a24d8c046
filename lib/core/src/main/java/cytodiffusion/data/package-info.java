/**
 * Labelled images: folders of them, how they are parted into splits and folds, and how a file becomes the square that a
 * network sees. It knows neither networks nor tensors.
 *
 * <p>{@link ImageFolder} lists {@code root/<class>/<file>}, {@link LabelFile} a folder with a table of labels beside
 * it; both give {@link LabelledImage}s, whose ids ({@code class/stem}) are the same wherever the folder lies and are
 * what a model's card records. {@link Splitter} parts them into a {@link Split}: stratified, seeded, byte-identical
 * files on one side, and the same on every machine, as nothing but the seed and the files' contents decides.
 * {@link NearDuplicates} finds pictures of one cell that have to stay together.
 *
 * <p>{@link Preprocessing} makes a <em>canvas</em> of a file: the central crop, scaled to the size of the network's
 * images, with as much around it as a rotation by any angle can show, at most ceil(size * sqrt(2)) pixels a side, in
 * 8-bit sRGB. The square in its middle is what the network gets. {@link ValueRange} says which of a file's values is
 * white, {@link ImageSpace} in which numbers the network sees the square. {@link CellSource} keeps decoded canvases as
 * far as memory allows.
 *
 * <p>{@link Seeds} derives all random streams: what is drawn for one image, class or step never depends on how many
 * others were drawn before it.
 *
 * <pre>{@code
 * ImageFolder folder = ImageFolder.scan(Path.of("cells"));
 * Split split = Splitter.of(folder.images(), 1).fractions(0.8, 0.1, 0.1);
 * Preprocessing preprocessing = new Preprocessing(0, 64);         // the whole file, at 64 x 64 pixels
 * RgbImage canvas = preprocessing.canvasOf(split.train().get(0).path());
 * RgbImage square = preprocessing.center(canvas);
 * }</pre>
 */
package cytodiffusion.data;
