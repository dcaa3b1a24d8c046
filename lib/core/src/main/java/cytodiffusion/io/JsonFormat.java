package cytodiffusion.io;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** How JSON is written. All of them read each other's. */
public final class JsonFormat {
    /** An object on a line; entries that are null are left out, what is no number of JSON's is refused. */
    public static final Gson LINE = new GsonBuilder().disableHtmlEscaping().create();

    /** The same over many lines, for a person to read too. */
    public static final Gson PAGE = LINE.newBuilder().setPrettyPrinting().create();

    /** As {@link #LINE}, with infinities and not-a-number as Java writes them: for files that only this library reads. */
    public static final Gson ANY_NUMBER =
            LINE.newBuilder().serializeSpecialFloatingPointValues().create();

    private JsonFormat() {}
}
