package cytodiffusion.tensor;

import java.util.ArrayList;
import java.util.List;

/** How a layer is computed: as libtorch does by itself where that is right on this machine, else in another way. */
public enum LayerWay {
    /** libtorch's own operation. */
    OWN("libtorch's own"),
    /** A convolution whose channels are filled up with zeros to multiples of 16. */
    PADDED("channels padded to multiples of 16"),
    /** A convolution as a matrix product of the unfolded image, which does not go through oneDNN's convolutions. */
    UNFOLDED("unfolded"),
    /** In float32, and back. */
    SINGLE("in float32"),
    /** In float64, and back: slow, and right on every machine. */
    DOUBLE("in float64");

    private final String text;

    LayerWay(String text) {
        this.text = text;
    }

    /**
     * The ways of a convolution of either direction, the fastest first.
     *
     * @param padded whether channels can be filled up
     */
    static List<LayerWay> ofConvolution(boolean padded, Precision precision) {
        List<LayerWay> ways = new ArrayList<>(List.of(OWN));
        if (padded) {
            ways.add(PADDED);
        }
        ways.add(UNFOLDED);
        if (precision != Precision.FP32) {
            ways.add(SINGLE);
        }
        ways.add(DOUBLE);
        return ways;
    }

    @Override
    public String toString() {
        return text;
    }
}
