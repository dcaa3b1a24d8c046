package cytodiffusion.cost;

/** A network with weights that can be run and trained, so that time and memory can be measured. Closing it frees it. */
interface Measurable extends AutoCloseable {
    /** One forward pass of so many images, until its result is there. */
    void forward(int images);

    /** One training step of {@link #trainingBatch} images. */
    void trainingStep();

    /** Images in a training step. */
    int trainingBatch();

    @Override
    void close();
}
