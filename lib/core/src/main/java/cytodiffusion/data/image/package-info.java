/**
 * Image files and the 8-bit pixels that become of them.
 *
 * <p>{@link ImageFile} reads PNG, JPEG, BMP and TIFF, told apart by content. Whatever the file holds (grey, palette,
 * CMYK, 16 bits, transparency, an EXIF orientation), what comes out is an {@link RgbImage}: upright, in 8-bit sRGB,
 * transparency over white, {@code height * width * 3} bytes in the order red, green, blue. A file that is cut short,
 * damaged or larger than the limits is refused with a sentence that says why. {@link RgbImage#writePlanes} gives the
 * numbers that a network takes: three planes, values in [-1, 1]. Who needs all of a file's depth asks for
 * {@link ImageFile#readPixels}.
 *
 * <p>{@link PngFile} writes, and {@link CellSize} measures how large the nucleus in the middle of a picture is, by
 * which pictures of different microscopes are brought to one scale.
 *
 * <pre>{@code
 * RgbImage image = ImageFile.read(Path.of("cell.jpg"));
 * int red = image.get(0, 0, 0);                       // column 0 of row 0, in [0, 255]
 * float[] planes = new float[3 * image.height() * image.width()];
 * image.writePlanes(planes, 0);
 * Files.write(Path.of("cell.png"), PngFile.encode(image));
 * }</pre>
 */
package cytodiffusion.data.image;
