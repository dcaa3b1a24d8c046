package cytodiffusion.evaluation;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.io.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the images of an evaluation are: by name and content, wherever their folder lies and whatever it is called. */
interface JudgedImages {
    /** SHA-256 of the file of the image called {@code id}; empty where there is none that can be read. */
    Optional<String> content(String id);

    /** Those of a folder. */
    static JudgedImages of(DataFolder data) throws IOException {
        Map<String, Path> files = new HashMap<>();
        for (LabelledImage image : data.scan().images()) {
            files.put(image.id(), image.path());
        }
        return id -> {
            try {
                return files.containsKey(id) ? Optional.of(Sha256.of(files.get(id))) : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        };
    }
}
