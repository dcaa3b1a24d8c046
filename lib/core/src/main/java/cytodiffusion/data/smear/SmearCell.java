package cytodiffusion.data.smear;

import cytodiffusion.data.image.RgbImage;

/**
 * A drawn cell.
 *
 * @param image the picture
 * @param masks what was drawn where in it
 * @param traits the morphology that was drawn; for an artefact that is no cell (dust, precipitate), that of the smudge
 *     cell it stands beside in its class
 */
public record SmearCell(RgbImage image, Masks masks, Traits traits) {}
