package cytodiffusion.notebook;

/** Where an output that changes in place is shown. */
interface Screen {
    /** Shows an output below the running cell under an id that is not in use. */
    void show(String id, View output);

    /** Replaces the output that is shown under this id. */
    void replace(String id, View output);
}
