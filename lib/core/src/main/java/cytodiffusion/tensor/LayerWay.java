package cytodiffusion.tensor;

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

    @Override
    public String toString() {
        return text;
    }
}
