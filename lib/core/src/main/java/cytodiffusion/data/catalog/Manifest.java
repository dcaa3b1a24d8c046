package cytodiffusion.data.catalog;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What is known about a dataset: who made it, under which licence, where it is, what its classes mean here, and the
 * SHA-256 of its files where its origin can be pinned. Read from Croissant 1.1 JSON-LD; what Croissant has no word for
 * stands under the prefix {@code cyto:}. A fact that nobody could support is absent: an empty string or no number.
 *
 * @param id name of the manifest and of the dataset's folder under the data root
 * @param name what people call it
 * @param description one or two sentences
 * @param citation how to cite it
 * @param licence address or name of its licence
 * @param url its page
 * @param availability how one comes by it
 * @param howToGet one sentence for somebody who does not have it
 * @param images how many images it has
 * @param imageSize such as {@code 360 x 363}
 * @param instrument microscope and camera
 * @param stain the stain
 * @param paperSplit how the paper splits it
 * @param classes its classes
 * @param files the files that are pinned
 * @param download where its images can be downloaded without an account, if anywhere
 */
public record Manifest(
        String id,
        String name,
        String description,
        String citation,
        String licence,
        String url,
        Availability availability,
        String howToGet,
        OptionalLong images,
        String imageSize,
        String instrument,
        String stain,
        String paperSplit,
        List<CellClass> classes,
        List<PinnedFile> files,
        Optional<Download> download) {
    /** How one comes by a dataset. */
    public enum Availability {
        PUBLIC,
        /** Made by this library. */
        GENERATED,
        NOT_PUBLIC
    }

    /**
     * A class of a dataset.
     *
     * @param name its folder
     * @param ours the class that it counts as here, or the empty string where it is left out
     * @param images how many images it has
     */
    public record CellClass(String name, String ours, OptionalLong images) {}

    /**
     * A file that is known byte by byte.
     *
     * @param path relative to the dataset's folder, with {@code /}
     * @param sha256 64 hexadecimal digits
     */
    public record PinnedFile(String path, String sha256) {
        public PinnedFile {
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("Not a SHA-256 of 64 hexadecimal digits: " + sha256);
            }
            boolean leavesTheFolder = path.isEmpty()
                    || path.contains("\\")
                    || path.contains(":")
                    || List.of(path.split("/", -1)).stream()
                            .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
            if (leavesTheFolder) {
                throw new IllegalArgumentException("A path stays inside the dataset's folder, unlike " + path);
            }
        }
    }

    /**
     * An archive that holds the dataset.
     *
     * @param address https
     * @param sha256 of the archive, or the empty string where its origin publishes none
     * @param folder inside the archive, with {@code /}, which becomes the dataset's folder; the empty string for all of
     *     it
     * @param labels how that folder's files are sorted into classes, where the archive has not done it
     * @param renamed names of the archive's class folders that are called otherwise here
     */
    public record Download(
            URI address, String sha256, String folder, Optional<LabelTable> labels, Map<String, String> renamed) {}

    public Manifest {
        classes = List.copyOf(classes);
        files = List.copyOf(files);
    }

    /**
     * Reads Croissant JSON-LD.
     *
     * @param source what to name in an error message
     * @throws IllegalArgumentException if it is not a manifest, with what is missing
     */
    public static Manifest parse(String json, String source) {
        try {
            Fields fields = new Fields(JsonParser.parseString(json).getAsJsonObject());
            if (!fields.text("conformsTo").startsWith("http://mlcommons.org/croissant/1.")) {
                throw new IllegalArgumentException("conformsTo does not name Croissant 1.x");
            }
            return new Manifest(
                    fields.required("cyto:id"),
                    fields.required("name"),
                    fields.required("description"),
                    fields.required("citeAs"),
                    fields.required("license"),
                    fields.required("url"),
                    Availability.valueOf(fields.required("cyto:availability")),
                    fields.required("cyto:howToGet"),
                    fields.number("cyto:images"),
                    fields.text("cyto:imageSize"),
                    fields.text("cyto:instrument"),
                    fields.text("cyto:stain"),
                    fields.text("cyto:paperSplit"),
                    classes(fields),
                    pinnedFiles(fields),
                    download(fields));
        } catch (JsonParseException | IllegalStateException | IllegalArgumentException e) {
            throw new IllegalArgumentException(source + " is not a dataset manifest: " + e.getMessage(), e);
        }
    }

    private static List<CellClass> classes(Fields fields) {
        List<CellClass> classes = new ArrayList<>();
        for (Fields item : fields.list("cyto:classes")) {
            classes.add(new CellClass(item.required("name"), item.text("cyto:ours"), item.number("cyto:images")));
        }
        return classes;
    }

    private static List<PinnedFile> pinnedFiles(Fields fields) {
        List<PinnedFile> files = new ArrayList<>();
        for (Fields item : fields.list("distribution")) {
            boolean pinned = item.text("@type").equals("cr:FileObject")
                    && !item.text("sha256").isEmpty()
                    && item.text("contentUrl").isEmpty();
            if (pinned) {
                files.add(new PinnedFile(item.required("name"), item.text("sha256")));
            }
        }
        return files;
    }

    private static Optional<Download> download(Fields fields) {
        return fields.list("distribution").stream()
                .filter(item -> !item.text("contentUrl").isEmpty())
                .findFirst()
                .map(item -> new Download(
                        URI.create(item.text("contentUrl")),
                        item.text("sha256"),
                        item.text("cyto:folder"),
                        item.list("cyto:labels").stream().findFirst().map(Manifest::labels),
                        renamed(fields)));
    }

    private static Map<String, String> renamed(Fields fields) {
        return fields.list("cyto:classes").stream()
                .filter(item -> !item.text("cyto:folder").isEmpty())
                .collect(Collectors.toMap(item -> item.text("cyto:folder"), item -> item.text("name")));
    }

    private static LabelTable labels(Fields item) {
        return new LabelTable(
                item.required("name"),
                item.required("cyto:ending"),
                item.list("cyto:classes").stream()
                        .map(label -> label.required("name"))
                        .toList());
    }

    private record Fields(JsonObject json) {
        String text(String key) {
            JsonElement value = json.get(key);
            return value == null ? "" : value.getAsString();
        }

        String required(String key) {
            if (text(key).isBlank()) {
                throw new IllegalArgumentException("it has no \"" + key + "\"");
            }
            return text(key);
        }

        OptionalLong number(String key) {
            return json.has(key) ? OptionalLong.of(json.get(key).getAsLong()) : OptionalLong.empty();
        }

        List<Fields> list(String key) {
            JsonArray array = json.has(key) ? json.getAsJsonArray(key) : new JsonArray();
            return array.asList().stream()
                    .map(item -> new Fields(item.getAsJsonObject()))
                    .toList();
        }
    }
}
