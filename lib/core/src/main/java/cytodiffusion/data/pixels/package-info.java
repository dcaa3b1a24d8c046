/**
 * Images of any depth and colour space, decoded by what their files say of them, and written without loss.
 *
 * <p>A {@link PixelImage} knows its channels (1 grey, 3 colours, 4 planes of a mosaic), its depth and what its numbers
 * mean ({@link ColorSpace}). Its values are floats in [0, 1], row by row, in each row pixel by pixel; integers of 1 to
 * 16 bits become such values without loss. {@link PngDecoder}, {@link JpegDecoder}, {@link BmpDecoder} and
 * {@link TiffDecoder} take the content of a file; {@link PixelFile} writes PNG and TIFF with 8 or 16 bits, and notes a
 * raw space in the file so that it is read in that space again.
 *
 * <p>Choosing among formats, limits on size and EXIF orientation are the business of {@code data.image.ImageFile},
 * which is where to start.
 *
 * <pre>{@code
 * PixelImage deep = ImageFile.readPixels(Path.of("cell.tif"));
 * float green = deep.get(0, 0, 1);
 * Files.write(Path.of("cell.png"), PixelFile.png(deep));
 * }</pre>
 */
package cytodiffusion.data.pixels;
