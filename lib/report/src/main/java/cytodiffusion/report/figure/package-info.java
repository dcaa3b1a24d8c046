/**
 * Pictures with text and images, drawn at a logical size: fonts, colours, grids of images, panels.
 *
 * <p>A {@link Figure} has a width and height in logical pixels and is stored at twice that, so that it is sharp
 * everywhere; its description is for those who cannot see it. {@link Figure#of} takes an XChart chart.
 * {@link ImageGrid} puts cells in rows and columns with captions, {@link ClassGrid} images of every class against every
 * class, {@link PanelFigure} several figures side by side with their letters. {@link VectorFile} writes charts as SVG,
 * PDF or EPS. {@link Palette} has colours that people with any form of colour vision can tell apart (Okabe and Ito,
 * 2008), and {@link Numbers} writes numbers the same in every locale.
 *
 * <pre>{@code
 * RgbImage cell = SyntheticSmear.draw(CellSpec.of("monocyte"), 1).image();
 * ImageGrid grid = ImageGrid.of(2, List.of(
 *         new ImageGrid.Cell(cell, "monocyte"),
 *         new ImageGrid.Cell(cell, "taken for a lymphocyte", ImageGrid.Mark.WRONG)));
 * grid.withTitle("Two cells").save(Path.of("cells.png"));
 * }</pre>
 */
package cytodiffusion.report.figure;
