package cytodiffusion.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** What another process gets of a job. */
public final class Sent {
    private Sent() {}

    /** The job after it was written and read. */
    public static Job copy(Job job) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(job);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Job) in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }

    /** Computes copies, as another process would, and stops after so many jobs. */
    public static Runner stoppingAfter(int jobs) {
        return (all, here, listener) -> {
            for (Job job : all.subList(0, Math.min(jobs, all.size()))) {
                Job copy = copy(job);
                if (!copy.compute(here, new Runner.Told(job, listener))) {
                    return false;
                }
                listener.finished(job);
            }
            return jobs >= all.size();
        };
    }
}
