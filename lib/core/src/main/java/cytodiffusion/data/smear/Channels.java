package cytodiffusion.data.smear;

/** A number for each of the three colour channels. */
public record Channels(double red, double green, double blue) {
    /** The number of channel 0 (red), 1 (green) or 2 (blue). */
    public double get(int channel) {
        return switch (channel) {
            case 0 -> red;
            case 1 -> green;
            case 2 -> blue;
            default -> throw new IllegalArgumentException("There is no channel " + channel + "; channels are 0 to 2");
        };
    }
}
