package cytodiffusion.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import cytodiffusion.io.JsonFormat;
import cytodiffusion.io.Sha256;
import cytodiffusion.model.GeneratedDataset.Origin;
import cytodiffusion.nn.ModelCard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The manifest of a dataset that a model has drawn, as the other datasets have one ({@link
 * cytodiffusion.data.catalog.Manifest}), with the model, its data and the licence that it takes over.
 *
 * @param card of the model
 * @param origin its name and hash
 * @param seed of the noise
 * @param method how it draws
 */
record GeneratedManifest(ModelCard card, Origin origin, long seed, String method) {
    /** One line that tells two origins apart. */
    String source() {
        return "model " + origin.name() + ", sha256 " + origin.hash() + ", seed " + seed + ", " + method;
    }

    /** The manifest as Croissant 1.1 JSON-LD, with the SHA-256 of each of these files below {@code folder}. */
    String json(Path folder, int perClass, List<Path> files) throws IOException {
        String data = card.training() == null ? "unknown" : card.training().data();
        String licence = GeneratedDataset.licence(data);
        JsonObject json = new JsonObject();
        json.add("@context", context());
        json.addProperty("@type", "sc:Dataset");
        json.addProperty("conformsTo", "http://mlcommons.org/croissant/1.1");
        json.addProperty("name", "Cells drawn by " + origin.name());
        json.addProperty(
                "description",
                "Not real cells: drawn by the model " + origin.name() + " (" + method + ", seed " + seed
                        + "), which learned from " + data + ".");
        json.addProperty(
                "citeAs", "CytoDiffusion for the JVM, model " + origin.name() + "; its training data: " + data);
        json.addProperty("license", licence);
        json.addProperty("url", "urn:sha256:" + origin.hash());
        json.addProperty("cyto:id", "generated-" + origin.name().toLowerCase(Locale.ROOT));
        json.addProperty("cyto:availability", "GENERATED");
        json.addProperty(
                "cyto:howToGet",
                "cyto data generate --model " + origin.name() + " --per-class " + perClass + " --seed " + seed
                        + " DIR");
        json.addProperty("cyto:images", files.size());
        json.addProperty("cyto:imageSize", card.imageSize() + " x " + card.imageSize());
        json.add("cyto:madeBy", madeBy(data, licence));
        json.add("cyto:classes", classes(perClass));
        json.add("distribution", distribution(folder, files));
        return JsonFormat.PAGE.toJson(json) + "\n";
    }

    private static JsonObject context() {
        JsonObject context = new JsonObject();
        Map.of(
                        "@language", "en",
                        "@vocab", "https://schema.org/",
                        "sc", "https://schema.org/",
                        "cr", "http://mlcommons.org/croissant/",
                        "dct", "http://purl.org/dc/terms/",
                        "cyto", "urn:cytodiffusion:",
                        "citeAs", "cr:citeAs",
                        "conformsTo", "dct:conformsTo",
                        "license", "sc:license",
                        "sha256", "sc:sha256")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> context.addProperty(entry.getKey(), entry.getValue()));
        return context;
    }

    private JsonObject madeBy(String data, String licence) {
        JsonObject made = new JsonObject();
        made.addProperty("name", origin.name());
        made.addProperty("sha256", origin.hash());
        made.addProperty("cyto:method", method);
        made.addProperty("cyto:seed", seed);
        made.addProperty("cyto:trainingData", data);
        made.addProperty("license", licence);
        return made;
    }

    private JsonArray classes(int perClass) {
        JsonArray classes = new JsonArray();
        for (String name : card.classes()) {
            JsonObject item = new JsonObject();
            item.addProperty("name", name);
            item.addProperty("cyto:ours", name);
            item.addProperty("cyto:images", perClass);
            classes.add(item);
        }
        return classes;
    }

    private static JsonArray distribution(Path folder, List<Path> files) throws IOException {
        JsonArray distribution = new JsonArray();
        for (Path file : files) {
            JsonObject item = new JsonObject();
            item.addProperty("@type", "cr:FileObject");
            item.addProperty("name", folder.relativize(file).toString().replace('\\', '/'));
            item.addProperty("encodingFormat", "image/png");
            item.addProperty("sha256", Sha256.of(file));
            distribution.add(item);
        }
        return distribution;
    }
}
