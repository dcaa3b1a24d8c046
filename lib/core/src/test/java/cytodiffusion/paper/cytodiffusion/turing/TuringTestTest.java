package cytodiffusion.paper.cytodiffusion.turing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.data.image.ImageFile;
import cytodiffusion.data.image.RgbImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuringTestTest {
    /** Signature, IHDR, and the length and the name of the only IDAT. */
    private static final int PNG_HEADER = 8 + 25 + 8;

    @TempDir
    private Path folder;

    @Test
    void thePageShowsEveryCellAndTheKeyNamesIt() throws IOException {
        List<TuringTest.Item> items = TestCells.balanced(3);

        TuringKey key = TuringTest.write(items, TestCells.CLASSES, 5, folder);

        assertEquals(key, TuringKey.read(folder.resolve(TuringTest.KEY)));
        List<byte[]> pictures = pictures(data(folder));
        assertEquals(items.size(), pictures.size());
        for (TuringTest.Item item : items) {
            int place = placeOf(item.image(), pictures);
            assertEquals(item.intendedClass(), key.entry(place + 1).intendedClass());
            assertEquals(item.synthetic(), key.entry(place + 1).synthetic());
        }
    }

    @Test
    void thePageHoldsNothingButThePicturesTheClassesAndTheTestsName() throws IOException {
        TuringKey key = TuringTest.write(TestCells.balanced(3), TestCells.CLASSES, 5, folder);

        JsonObject data = data(folder);

        assertEquals(Set.of("test", "half", "classes", "images"), data.keySet());
        assertEquals(key.test(), data.get("test").getAsString());
        assertEquals(TestCells.CLASSES, strings(data.get("classes")));
        assertTrue(data.get("half").getAsBoolean());
        assertTrue(strings(data.get("images")).stream().allMatch(text -> text.matches("[A-Za-z0-9+/=]+")));
    }

    @Test
    void thePageIsTheSameWhicheverCellsAreSyntheticAndOfWhateverClass() throws IOException {
        List<TuringTest.Item> items = TestCells.balanced(3);
        List<TuringTest.Item> swapped = items.stream()
                .map(item -> new TuringTest.Item(
                        item.image(),
                        TestCells.CLASSES.get((TestCells.CLASSES.indexOf(item.intendedClass()) + 1) % 3),
                        !item.synthetic()))
                .toList();

        TuringKey key = TuringTest.write(items, TestCells.CLASSES, 5, folder.resolve("a"));
        TuringKey other = TuringTest.write(swapped, TestCells.CLASSES, 5, folder.resolve("b"));

        assertArrayEquals(page("a"), page("b"));
        assertNotEquals(key, other);
    }

    @Test
    void thePageIsTheSameInWhateverOrderTheCellsCome() throws IOException {
        List<TuringTest.Item> items = TestCells.balanced(3);
        List<TuringTest.Item> reversed = new ArrayList<>(items);
        Collections.reverse(reversed);

        TuringTest.write(items, TestCells.CLASSES, 5, folder.resolve("a"));
        TuringTest.write(reversed, TestCells.CLASSES, 5, folder.resolve("b"));
        TuringTest.write(items, TestCells.CLASSES, 6, folder.resolve("c"));

        assertArrayEquals(page("a"), page("b"));
        assertFalse(Arrays.equals(page("a"), page("c")));
    }

    @Test
    void realAndSyntheticCellsAreMixed() throws IOException {
        TuringKey key = TuringTest.write(TestCells.balanced(40), TestCells.CLASSES, 5, folder);

        double meanPlace = key.entries().stream()
                .filter(TuringKey.Entry::synthetic)
                .mapToInt(TuringKey.Entry::item)
                .average()
                .orElseThrow();
        long changes = Stream.iterate(2, item -> item + 1)
                .limit(key.size() - 1)
                .filter(item ->
                        key.entry(item).synthetic() != key.entry(item - 1).synthetic())
                .count();

        // 120 of 240 at random: their mean place is 120.5 with a deviation of 4.5, and 120 changes with one of 7.7.
        assertEquals(120.5, meanPlace, 4 * 4.5);
        assertEquals(120, changes, 4 * 7.7);
    }

    @Test
    void allPicturesHaveOneLengthAndOneHeader() throws IOException {
        TuringTest.write(TestCells.balanced(3), TestCells.CLASSES, 5, folder);

        JsonObject data = data(folder);
        List<byte[]> pictures = pictures(data);

        assertEquals(
                1,
                strings(data.get("images")).stream()
                        .map(String::length)
                        .distinct()
                        .count());
        assertEquals(
                1, pictures.stream().map(TuringTestTest::hexOfHeader).distinct().count());
        for (byte[] picture : pictures) {
            assertEquals(List.of("IHDR", "IDAT", "IEND"), chunks(picture));
        }
    }

    @Test
    void thePagesPolicyAllowsItsOwnStyleAndScriptOnly() throws Exception {
        TuringTest.write(TestCells.balanced(1), TestCells.CLASSES, 5, folder);
        String page = Files.readString(folder.resolve(TuringTest.PAGE));

        assertTrue(page.contains("default-src 'none'"));
        assertTrue(page.contains("style-src 'sha256-" + hash(between(page, "<style>", "</style>")) + "'"));
        assertTrue(page.contains("script-src 'sha256-" + hash(between(page, "<script>", "</script>")) + "'"));
        assertFalse(page.contains("{{"), "a part of the template was not filled in");
        assertFalse(page.contains("http://") || page.contains("https://"), "the page asks for something from outside");
    }

    @Test
    void aClassNameCannotEndTheScript() throws IOException {
        String hostile = "</script><b>";
        List<TuringTest.Item> items = List.of(new TuringTest.Item(TestCells.image(0, true), hostile, true));

        TuringTest.write(items, List.of(hostile), 5, folder);

        assertEquals(List.of(hostile), strings(data(folder).get("classes")));
    }

    @Test
    void anotherTestIsSetAsideWithItsAnswersAndComesBackWithThem() throws IOException {
        Path answers = folder.resolve(TuringTest.ANSWERS).resolve("ann.csv");
        TuringKey first = TuringTest.write(TestCells.balanced(1), TestCells.CLASSES, 5, folder);
        RaterAnswers ann = SimulatedPanel.likeThePapers().get(0).answer(first, 1);
        RaterFiles.write(answers, first, ann);

        TuringKey second = TuringTest.write(TestCells.balanced(2), TestCells.CLASSES, 5, folder);

        Path aside = folder.resolve(first.test());
        assertEquals(second, TuringKey.read(folder.resolve(TuringTest.KEY)));
        assertFalse(Files.exists(answers));
        assertEquals(
                List.of(ann),
                RaterFiles.readFolder(
                        TuringKey.read(aside.resolve(TuringTest.KEY)), aside.resolve(TuringTest.ANSWERS)));

        TuringTest.write(TestCells.balanced(1), TestCells.CLASSES, 5, folder);

        assertEquals(List.of(ann), RaterFiles.readFolder(first, folder.resolve(TuringTest.ANSWERS)));
        assertFalse(Files.exists(aside));
        assertTrue(Files.exists(folder.resolve(second.test()).resolve(TuringTest.PAGE)));
    }

    @Test
    void goesOnWhereTheSettingAsideOrTheBringingBackOfATestWasInterrupted() throws IOException {
        TuringKey first = TuringTest.write(TestCells.balanced(1), TestCells.CLASSES, 5, folder);
        Path answers = folder.resolve(TuringTest.ANSWERS);
        RaterAnswers ann = SimulatedPanel.likeThePapers().get(0).answer(first, 1);
        RaterFiles.write(answers.resolve("ann.csv"), first, ann);
        Path aside = Files.createDirectories(folder.resolve(first.test()));
        Files.move(answers, aside.resolve(TuringTest.ANSWERS));
        Files.move(folder.resolve(TuringTest.PAGE), aside.resolve(TuringTest.PAGE));

        TuringTest.write(TestCells.balanced(1), TestCells.CLASSES, 5, folder);

        assertEquals(List.of(ann), RaterFiles.readFolder(first, answers));
        assertTrue(Files.exists(folder.resolve(TuringTest.PAGE)));
        assertFalse(Files.exists(aside));
    }

    @Test
    void aPageWithoutItsKeyIsNotInTheWay() throws IOException {
        TuringKey first = TuringTest.write(TestCells.balanced(1), TestCells.CLASSES, 5, folder);
        TuringTest.write(TestCells.balanced(2), TestCells.CLASSES, 5, folder);
        Files.delete(folder.resolve(TuringTest.KEY));

        TuringTest.write(TestCells.balanced(1), TestCells.CLASSES, 5, folder);

        assertEquals(first, TuringKey.read(folder.resolve(TuringTest.KEY)));
        assertEquals(first.test(), data(folder).get("test").getAsString());
    }

    @Test
    void itemsThatCannotBeBlindedAreRefused() {
        List<TuringTest.Item> items = TestCells.balanced(1);
        List<TuringTest.Item> uneven = new ArrayList<>(items);
        uneven.add(new TuringTest.Item(new RgbImage(1, 2, new byte[6]), "monocyte", true));

        assertRefused("A cell of the class monocyte has 1 x 2 pixels", uneven, TestCells.CLASSES);
        assertRefused("which is not offered among basophil", items, List.of("basophil"));
        assertRefused(
                "No cell is of the class \"blast\"", items, List.of("monocyte", "basophil", "lymphocyte", "blast"));
        assertRefused("offers up to 34 different classes", items, List.of("monocyte", "monocyte"));
        assertRefused("at least one cell", List.of(), TestCells.CLASSES);
    }

    private void assertRefused(String said, List<TuringTest.Item> items, List<String> classes) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> TuringTest.write(items, classes, 5, folder));
        assertTrue(refusal.getMessage().contains(said), refusal.getMessage());
    }

    private byte[] page(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name).resolve(TuringTest.PAGE));
    }

    private static JsonObject data(Path folder) throws IOException {
        String page = Files.readString(folder.resolve(TuringTest.PAGE));
        String data = between(page, "<script type=\"application/json\" id=\"data\">", "</script>");
        return JsonParser.parseString(data).getAsJsonObject();
    }

    private static String between(String text, String before, String after) {
        int start = text.indexOf(before) + before.length();
        return text.substring(start, text.indexOf(after, start));
    }

    private static List<String> strings(JsonElement array) {
        return array.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    private static List<byte[]> pictures(JsonObject data) {
        return strings(data.get("images")).stream()
                .map(Base64.getDecoder()::decode)
                .toList();
    }

    private static int placeOf(RgbImage image, List<byte[]> pictures) throws IOException {
        for (int i = 0; i < pictures.size(); i++) {
            if (Arrays.equals(image.pixels(), ImageFile.decode(pictures.get(i)).pixels())) {
                return i;
            }
        }
        throw new AssertionError("A cell is not on the page");
    }

    private static String hexOfHeader(byte[] png) {
        return HexFormat.of().formatHex(png, 0, PNG_HEADER);
    }

    private static List<String> chunks(byte[] png) {
        List<String> names = new ArrayList<>();
        ByteBuffer file = ByteBuffer.wrap(png, 8, png.length - 8);
        while (file.hasRemaining()) {
            int length = file.getInt();
            byte[] name = new byte[4];
            file.get(name);
            names.add(new String(name, StandardCharsets.US_ASCII));
            file.position(file.position() + length + 4);
        }
        return names;
    }

    private static String hash(String content) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
    }
}
