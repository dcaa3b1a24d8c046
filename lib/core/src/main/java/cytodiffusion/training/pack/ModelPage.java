package cytodiffusion.training.pack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import cytodiffusion.data.ValueRange;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.ModelCard.LossPoint;
import cytodiffusion.training.Presets;
import cytodiffusion.training.TestLook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The page of a model that is handed on, in Markdown: what it is for, what it learned from, how good it is, where it
 * fails. All numbers come from its card and from the {@code metrics.json} of its evaluations.
 */
final class ModelPage {
    private static final int LOSS_ROWS = 8;

    private final StringBuilder page = new StringBuilder();

    /**
     * @param name of the model
     * @param about what it is for
     * @param card of a model that was trained here
     * @param results what evaluations found, as they wrote it
     * @param looks at the test split that were written down
     */
    ModelPage(String name, String about, ModelCard card, List<JsonObject> results, List<TestLook> looks) {
        ModelCard.Training training = card.training();
        line("# " + name);
        line("");
        line(about);
        line("");
        line(
                "**Not a medical device.** It knows the hospital, stain and camera of its training images, or the drawn cells"
                        + " that it was trained on, and nothing else; it was validated on nobody's patients.");
        line("");
        section("Results");
        if (results.isEmpty()) {
            line("None were measured.");
            line("");
        }
        results.forEach(this::result);
        looks(looks);
        section("Training");
        row("", "");
        row("---", "---");
        row("data", training.data());
        row("classes", String.join(", ", card.classes()));
        row("images", images(training.split()));
        row(
                "input",
                card.imageSize() + " px, from the central " + (card.crop() == 0 ? "square" : card.crop() + " px")
                        + " of a file"
                        + (card.bitsInUse().isEmpty() ? "" : ", " + new ValueRange(card.bitsInUse()) + " in use")
                        + (card.imageSpace().isRgb() ? "" : ", seen in " + card.imageSpace()));
        training.settings().forEach(this::row);
        training.progress().forEach((key, value) -> row(key, progress(key, value)));
        row(
                "hours",
                String.format(Locale.ROOT, "%.2f", training.progress().getOrDefault("seconds", Double.NaN) / 3600));
        row("seed", Long.toString(training.seed()));
        row("precision, threads", training.precision() + ", " + training.threads());
        row("machine", training.machine());
        row("versions", training.versions().toString());
        line("");
        line("To train it again (where a time is given, it makes another number of steps on another machine):");
        line("");
        line("```");
        line(TrainingCommand.of(card));
        line("```");
        line("");
        loss(training);
        line("Its card, `cytodiffusion.json`, lists every image of each part of the split, and the whole loss curve.");
    }

    String text() {
        return page.toString();
    }

    private static String progress(String key, double value) {
        return key.endsWith("Accuracy")
                ? String.format(Locale.ROOT, "%.1f %%", 100 * value)
                : String.format(Locale.ROOT, "%,.0f", value);
    }

    private void looks(List<TestLook> looks) {
        section("Looks at the test split");
        if (looks.isEmpty()) {
            line("None were written down.");
            line("");
            return;
        }
        line("Numbers of the first look stand for new images; whoever changed something after it has chosen on them.");
        line("");
        line("| date | by | data | how | images | found | times |");
        line("| --- | --- | --- | --- | --- | --- | --- |");
        for (TestLook look : looks) {
            line("| "
                    + String.join(
                            " | ",
                            look.date(),
                            look.by(),
                            look.data(),
                            look.how(),
                            "" + look.images(),
                            look.found(),
                            "" + look.times())
                    + " |");
        }
        line("");
    }

    private void section(String title) {
        line("## " + title);
        line("");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private void row(String name, String value) {
        line("| " + name + " | " + value + " |");
    }

    /** Of an evaluation or of a detection of anomalies, whichever it is. */
    private void result(JsonObject metrics) {
        row("", "");
        row("---", "---");
        for (String entry : List.of("data", "split", "known", "unknown", "n")) {
            if (metrics.has(entry)) {
                row(entry, metrics.get(entry).getAsString());
            }
        }
        share(metrics, "accuracy", "accuracy", "accuracyInterval95");
        share(metrics, "balanced accuracy", "balancedAccuracy", "");
        if (metrics.has("perClass")) {
            List<String> recalls = new ArrayList<>();
            for (JsonElement one : metrics.getAsJsonArray("perClass")) {
                JsonObject of = one.getAsJsonObject();
                recalls.add(of.get("class").getAsString() + " " + percent(of.get("recall")));
            }
            row("recall", String.join(", ", recalls));
        }
        for (String score : metrics.keySet()) {
            if (metrics.get(score) instanceof JsonObject of && of.has("auc")) {
                row(
                        "area under the ROC curve (" + score + ")",
                        estimate(of, "auc", "aucInterval95", ModelPage::decimals));
            }
        }
        for (String entry : List.of("procedure", "minTrials", "maxTrials", "unetEvaluationsPerImage", "precision")) {
            if (metrics.has(entry)) {
                row(entry, text(metrics.getAsJsonPrimitive(entry)));
            }
        }
        line("");
    }

    /** Numbers that are not whole to one decimal. */
    private static String text(JsonPrimitive value) {
        return value.isNumber() && value.getAsDouble() % 1 != 0
                ? String.format(Locale.ROOT, "%.1f", value.getAsDouble())
                : value.getAsString();
    }

    private void share(JsonObject metrics, String name, String entry, String interval) {
        if (metrics.has(entry)) {
            row(name, estimate(metrics, entry, interval, ModelPage::percent));
        }
    }

    private static String estimate(JsonObject of, String entry, String interval, Function<JsonElement, String> format) {
        String value = format.apply(of.get(entry));
        if (!of.has(interval)) {
            return value;
        }
        JsonArray bounds = of.getAsJsonArray(interval);
        return value + " [" + format.apply(bounds.get(0)) + ", " + format.apply(bounds.get(1)) + "]";
    }

    private static String decimals(JsonElement area) {
        return String.format(Locale.ROOT, "%.3f", area.getAsDouble());
    }

    private static String percent(JsonElement share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble());
    }

    private static String images(Map<String, List<String>> split) {
        return String.join(
                ", ",
                split.entrySet().stream()
                        .map(part -> part.getValue().size() + " " + part.getKey())
                        .toList());
    }

    private static String whose(String preset) {
        if (Presets.isGan(preset)) {
            return "Loss of the discriminator";
        }
        return Presets.isNetwork(preset) ? "Loss" : "Loss of the UNet";
    }

    private void loss(ModelCard.Training training) {
        List<LossPoint> curve = training.loss();
        if (curve == null || curve.isEmpty()) {
            return;
        }
        List<String> points = new ArrayList<>();
        for (int i = 1; i <= LOSS_ROWS; i++) {
            LossPoint point = curve.get(Math.max(0, curve.size() * i / LOSS_ROWS - 1));
            points.add(String.format(Locale.ROOT, "%.3f at step %,d", point.loss(), point.step()));
        }
        line(whose(training.settings().get("preset")) + ": "
                + String.join(", ", points.stream().distinct().toList()) + ".");
        line("");
    }
}
