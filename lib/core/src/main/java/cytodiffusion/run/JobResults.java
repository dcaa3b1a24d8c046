package cytodiffusion.run;

import cytodiffusion.data.Failure;
import java.io.IOException;
import java.util.List;

/** Takes what a job found. */
public interface JobResults {
    /** Takes rows with all fields of the table. Where the table is written here, they are on the disk when this returns. */
    void rows(List<List<String>> rows) throws IOException;

    /** Takes an input that could not be used. */
    void failed(Failure failure);
}
