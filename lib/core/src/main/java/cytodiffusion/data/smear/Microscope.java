package cytodiffusion.data.smear;

/**
 * What lies between the slide and the camera.
 *
 * @param fieldWidth micrometres of the slide that a picture is wide: half of it is twice the magnification
 * @param blur standard deviation of the point spread, in micrometres
 * @param fringe distance by which red and blue light are shifted apart (lateral chromatic aberration), in micrometres
 * @param shading how much darker one side of the field is, as a fraction of the light; its direction varies
 */
public record Microscope(double fieldWidth, double blur, double fringe, double shading) {
    public Microscope {
        if (!(fieldWidth > 0) || !(blur >= 0) || !(shading >= 0 && shading < 1)) {
            throw new IllegalArgumentException("A field of " + fieldWidth + " micrometres, blur " + blur
                    + " and shading " + shading + " make no picture; the width must be positive, the blur not negative,"
                    + " the shading in [0, 1)");
        }
    }

    public Microscope withFieldWidth(double changed) {
        return new Microscope(changed, blur, fringe, shading);
    }

    public Microscope withBlur(double changed) {
        return new Microscope(fieldWidth, changed, fringe, shading);
    }

    public Microscope withFringe(double changed) {
        return new Microscope(fieldWidth, blur, changed, shading);
    }

    public Microscope withShading(double changed) {
        return new Microscope(fieldWidth, blur, fringe, changed);
    }
}
