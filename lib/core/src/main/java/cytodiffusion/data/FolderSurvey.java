package cytodiffusion.data;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What was found in a folder of labelled images, for whoever is about to use them: the classes with their numbers of
 * images, what lies there and is left out, and what looks like a mistake.
 *
 * @param summary one line: {@code 3 classes: basophil 8, lymphocyte 8, neutrophil 3; left out: 5 .png in neutrophil/more}
 * @param notes what looks like a mistake, each with what to do
 */
public record FolderSurvey(String summary, List<String> notes) {
    /** Endings of what belongs beside the folders of images. */
    private static final Set<String> BESIDE = Set.of("csv", "tsv", "txt", "md", "json", "xml", "html", "pdf");

    /** What file managers leave behind, {@code desktop.ini} and {@code Thumbs.db}. */
    private static final Set<String> OF_FILE_MANAGERS = Set.of("ini", "db");

    private static final int NAMED = 3;

    public FolderSurvey {
        notes = List.copyOf(notes);
    }

    /**
     * Looks a folder over.
     *
     * @param data that was listed
     * @param found what was found in it
     */
    public static FolderSurvey of(DataFolder data, ImageFolder found) throws IOException {
        FilesBelow below = FilesBelow.of(data.folder());
        LeftOut leftOut = leftOut(below, found);
        List<String> notes = new ArrayList<>();
        if (data.labels().isEmpty()) {
            foldersThatYieldNone(found, leftOut, notes);
            deeperFolders(leftOut, notes);
        }
        data.labels().ifPresent(table -> unnamed(leftOut, table, notes));
        alike(found.classes(), notes);
        parts(found.classes(), notes);
        underSeveralLabels(found, notes);
        int[] counts = found.counts();
        String classes = IntStream.range(0, counts.length)
                .mapToObj(label -> found.classes().get(label) + " " + counts[label])
                .collect(Collectors.joining(", "));
        String rest = leftOut.toString();
        return new FolderSurvey(
                counts.length
                        + (counts.length == 1 ? " class: " : " classes: ")
                        + classes
                        + (rest.isEmpty() ? "" : "; left out: " + rest),
                notes);
    }

    private static LeftOut leftOut(FilesBelow below, ImageFolder found) {
        Set<Path> used = found.images().stream().map(LabelledImage::path).collect(Collectors.toSet());
        return LeftOut.of(below.files().entrySet().stream()
                .filter(file -> !used.contains(file.getValue()))
                .filter(file -> counts(file.getKey(), ImageFolder.ending(file.getValue())))
                .map(Map.Entry::getKey)
                .toList());
    }

    private static boolean counts(String name, String ending) {
        return !OF_FILE_MANAGERS.contains(ending) && (name.contains("/") || !BESIDE.contains(ending));
    }

    private static void foldersThatYieldNone(ImageFolder found, LeftOut leftOut, List<String> notes) {
        Set<String> tops = leftOut.folders().stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> folder.split("/")[0])
                .collect(Collectors.toSet());
        for (String folder : tops.stream().sorted().toList()) {
            if (!found.classes().contains(folder)) {
                notes.add("\"" + folder + "\" holds files but no image that is read, so it is no class; images end in "
                        + String.join(", ", ImageFolder.ENDINGS));
            }
        }
    }

    private static void deeperFolders(LeftOut leftOut, List<String> notes) {
        List<String> deeper = leftOut.folders().stream()
                .filter(folder -> folder.contains("/"))
                .toList();
        if (!deeper.isEmpty()) {
            String more = deeper.size() <= NAMED ? "" : " and " + (deeper.size() - NAMED) + " more";
            String top = deeper.get(0).substring(0, deeper.get(0).indexOf('/'));
            notes.add("the files in " + quoted(deeper.subList(0, Math.min(NAMED, deeper.size()))) + more
                    + " are not used, as only those that lie in a class's own folder are: move them up, here to \""
                    + top
                    + "\", or name them in a table (--labels FILE)");
        }
    }

    private static void unnamed(LeftOut leftOut, Path table, List<String> notes) {
        int files = leftOut.folders().stream().mapToInt(leftOut::in).sum();
        if (files > 0) {
            notes.add(files + (files == 1 ? " file is" : " files are") + " not in " + table.getFileName()
                    + ", so without a class, and left out");
        }
    }

    /** Names that differ in capitals, spaces and the like only, which people take for one. */
    private static void alike(List<String> classes, List<String> notes) {
        Map<String, List<String>> byLook = new LinkedHashMap<>();
        for (String name : classes) {
            String look = Normalizer.normalize(name, Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[\\s_.-]", "");
            byLook.computeIfAbsent(look, l -> new ArrayList<>()).add(name);
        }
        byLook.values().stream()
                .filter(names -> names.size() > 1)
                .forEach(names -> notes.add(quoted(names) + " are taken for different classes, though their names are"
                        + " nearly the same; give them one name if they are one class"));
    }

    private static void parts(List<String> classes, List<String> notes) {
        List<String> parts = classes.stream().filter(DataParts::isPart).toList();
        if (!parts.isEmpty()) {
            notes.add(quoted(parts) + (parts.size() == 1 ? " is" : " are")
                    + " taken for a class, though that is what a part of a dataset is called");
        }
    }

    private static void underSeveralLabels(ImageFolder found, List<String> notes) {
        List<List<LabelledImage>> same = SameContent.underSeveralLabels(found.images());
        for (List<LabelledImage> pictures : same.subList(0, Math.min(NAMED, same.size()))) {
            Set<Integer> labels = new HashSet<>();
            List<String> oneOfEach = pictures.stream()
                    .filter(image -> labels.add(image.label()))
                    .map(image -> found.root().relativize(image.path()).toString())
                    .toList();
            notes.add(quoted(oneOfEach) + " are the same picture under different labels; at most one of them is right");
        }
        if (same.size() > NAMED) {
            notes.add((same.size() - NAMED) + " more pictures lie under several labels");
        }
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(" and "));
    }
}
