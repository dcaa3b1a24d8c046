package cytodiffusion.spark;

import cytodiffusion.data.ImageLister;
import cytodiffusion.data.image.ImageFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Images that no folder of this machine holds. */
final class ForeignImages {
    private ForeignImages() {}

    static boolean isAddress(String file) {
        return ImageLister.ADDRESS.matcher(file).matches();
    }

    /** What every worker understands: an address as it was written, or an absolute path. */
    static String address(Path file) {
        return isAddress(file.toString())
                ? ImageLister.address(file)
                : file.toAbsolutePath().normalize().toString();
    }

    /**
     * The table that an image comes from, of which its path's beginning is the name; empty where it comes from none.
     *
     * @param file as {@link SparkLister} calls it
     */
    static Optional<String> table(Path file) {
        for (int parts = 1; parts < file.getNameCount(); parts++) {
            if (file.getName(parts - 1).toString().endsWith(ImageLister.TABLE)) {
                Path table = file.subpath(0, parts);
                return Optional.of(address(file.isAbsolute() ? file.getRoot().resolve(table) : table));
            }
        }
        return Optional.empty();
    }

    /**
     * Reads a file of any file system that Spark knows, on a worker.
     *
     * @throws IOException whose message says why it cannot be read, without its name
     */
    static byte[] read(String address) throws IOException {
        Configuration settings = SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf());
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(address);
        try {
            FileSystem files = FileSystem.get(URI.create(path.toUri().toString()), settings);
            FileStatus status = files.getFileStatus(path);
            if (status.getLen() > ImageFile.MAX_BYTES) {
                throw new IOException("the file has " + status.getLen() + " bytes, more than the limit of "
                        + ImageFile.MAX_BYTES + " (256 MiB)");
            }
            byte[] content = new byte[(int) status.getLen()];
            try (FSDataInputStream in = files.open(path)) {
                in.readFully(content);
            }
            return content;
        } catch (FileNotFoundException e) {
            throw new IOException("there is no such file", e);
        }
    }
}
