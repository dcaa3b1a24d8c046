package cytodiffusion.data;

/** An endless order of images. What stands at a place depends on the place alone. */
@FunctionalInterface
public interface ImageOrder {
    /** The image at {@code place}, from 0. */
    int at(long place);
}
