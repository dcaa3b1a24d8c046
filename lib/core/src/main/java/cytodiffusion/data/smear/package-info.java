/**
 * The synthetic smear: seeded drawings of blood cells with a known morphology, stain and microscope. It lets notebooks
 * and tests run without a download, and says what is true of a cell where no photograph can.
 *
 * <p>{@link SyntheticSmear} draws a {@link SmearCell} from a {@link CellSpec}: the picture, {@link Masks} of what was
 * drawn where, and the {@link Traits} of the cell. The same specification and seed give the same bytes on every
 * machine. A {@link Domain} is a laboratory ({@link Stain}, {@link Microscope}, {@link Camera}); the cells do not
 * depend on it, so one seed in two domains is one cell seen twice, and {@link DomainSweep} changes one property step by
 * step. {@link GradedSmear} draws cells between two classes whose true class is uncertain by a known amount.
 *
 * <p>{@link SmearDataset} writes a folder of classes; {@link UnlabelledSmear} writes cells whose class nobody wrote
 * down, for pretraining.
 *
 * <p>Lengths are micrometres on the slide, amounts of dye are optical densities (Ruifrok and Johnston, 2001), and
 * pictures are 16 to 1024 pixels a side.
 *
 * <pre>{@code
 * CellSpec spec = CellSpec.of("monocyte").in(Domain.SECOND_MICROSCOPE).sized(128);
 * SmearCell cell = SyntheticSmear.draw(spec, 1);
 * double nucleus = cell.masks().area(Part.NUCLEUS);
 * new SmearDataset(SyntheticSmear.pbcClasses(), 20, 1, Domain.REFERENCE, CellSpec.DEFAULT_SIZE)
 *         .writeAll(Path.of("cells"), Progress.SILENT, Stop.onInterrupt());
 * }</pre>
 */
package cytodiffusion.data.smear;
