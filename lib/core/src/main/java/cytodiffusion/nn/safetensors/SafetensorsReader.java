package cytodiffusion.nn.safetensors;

import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.safetensors.SafetensorsHeader.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * Reads tensors from a safetensors file of any size, one at a time, straight from the file: nothing but the header and
 * the tensor asked for is in memory. (A mapping would save one copy, but a file that shrinks under it kills the JVM.)
 */
public final class SafetensorsReader implements TensorSource {
    private static final long LONGEST_HEADER = 100_000_000;
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final int CHUNK = 1 << 20;

    private final String file;
    private final FileChannel channel;
    private final SafetensorsHeader header;
    private final long dataStart;

    private SafetensorsReader(String file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new ModelException(file + ": too short for a safetensors file");
        }
        long length = read(0, Long.BYTES).getLong();
        if (length < 0 || length > LONGEST_HEADER || length > size - Long.BYTES) {
            throw new ModelException(file + ": the header claims " + Long.toUnsignedString(length)
                    + " bytes, the file has " + size + "; this is no safetensors file, or it is cut off");
        }
        dataStart = Long.BYTES + length;
        byte[] json = read(Long.BYTES, (int) length).array();
        header = SafetensorsHeader.parse(file, json, size - dataStart);
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws ModelException where the header is malformed
     * @throws UncheckedIOException where the file cannot be read
     */
    public static SafetensorsReader open(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                return new SafetensorsReader(file.toString(), channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The weights " + file + " cannot be read", e);
        }
    }

    /** The names of all tensors, in the file's order. */
    @Override
    public List<String> names() {
        return List.copyOf(header.tensors().keySet());
    }

    @Override
    public boolean has(String name) {
        return header.tensors().containsKey(name);
    }

    /** What the file's author wrote into its {@code __metadata__}. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /** The shape of a tensor. */
    public Shape shape(String name) {
        return new Shape(entry(name).shape());
    }

    /** The values of a tensor as float32, row by row. */
    public float[] floats(String name) {
        return floats(name, shape(name));
    }

    /**
     * The values of a tensor that has to have this shape; see {@link #read}.
     *
     * @throws ModelException where it is missing, has another shape, or is too long for an array of Java's
     */
    float[] floats(String name, Shape shape) {
        Entry entry = checked(name, shape);
        float[] values = new float[(int) shape.size()];
        read(entry, FloatBuffer.wrap(values));
        return values;
    }

    @Override
    public void read(String name, Shape shape, FloatBuffer target) {
        read(checked(name, shape), target);
    }

    private Entry checked(String name, Shape shape) {
        Entry entry = entry(name);
        Shape stored = shape(name);
        boolean asConvolution = shape.dimension() == 2 && stored.equals(shape.addAll(new Shape(1, 1)));
        if (!stored.equals(shape) && !asConvolution) {
            throw new ModelException(file + ": tensor " + name + " has the shape " + stored + ", the config asks for "
                    + shape + MISMATCH);
        }
        if (shape.size() > LONGEST_ARRAY) {
            throw new ModelException(file + ": tensor " + name + " has " + shape.size() + " numbers, more than the "
                    + LONGEST_ARRAY + " that can be read at once");
        }
        return entry;
    }

    private void read(Entry entry, FloatBuffer target) {
        ElementType type = entry.type();
        long left = (entry.end() - entry.begin()) / type.bytes();
        long place = dataStart + entry.begin();
        try {
            while (left > 0) {
                int count = (int) Math.min(left, CHUNK / type.bytes());
                ByteBuffer bytes = read(place, count * type.bytes());
                for (int i = 0; i < count; i++) {
                    target.put(type.read(bytes));
                }
                left -= count;
                place += bytes.capacity();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": tensor " + entry.name() + " cannot be read", e);
        }
    }

    private Entry entry(String name) {
        Entry entry = header.tensors().get(name);
        if (entry == null) {
            throw new ModelException(file + ": tensor " + name + " is missing" + MISMATCH);
        }
        return entry;
    }

    private ByteBuffer read(long place, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, place + bytes.position()) < 0) {
                throw new IOException(file + " became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    /** The file's path, for messages. */
    @Override
    public String toString() {
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
