import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.CellSpec;
import cytodiffusion.data.smear.SyntheticSmear;
import cytodiffusion.paper.cytodiffusion.turing.RaterAnswers;
import cytodiffusion.paper.cytodiffusion.turing.RaterFiles;
import cytodiffusion.paper.cytodiffusion.turing.TuringKey;
import cytodiffusion.paper.cytodiffusion.turing.TuringScore;
import cytodiffusion.paper.cytodiffusion.turing.TuringTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Turing test for the browser test, run from its source: {@code write FOLDER CELLS_A_CLASS} writes page and key, all
 * cells being drawn ones; {@code score FOLDER} prints what the library makes of the answers in the folder.
 */
class SmallTuringTest {
    private static final List<String> CLASSES = SyntheticSmear.classes();

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("write")) {
            write(folder, Integer.parseInt(arguments[2]));
        } else {
            score(folder);
        }
    }

    private static void write(Path folder, int cellsAClass) throws IOException {
        List<TuringTest.Item> items = new ArrayList<>();
        for (String name : CLASSES) {
            for (int i = 0; i < cellsAClass; i++) {
                RgbImage image = SyntheticSmear.draw(CellSpec.of(name).sized(64), items.size()).image();
                items.add(new TuringTest.Item(image, name, i % 2 == 0));
            }
        }
        TuringTest.write(items, CLASSES, 1, folder);
    }

    private static void score(Path folder) throws IOException {
        TuringKey key = TuringKey.read(folder.resolve(TuringTest.KEY));
        List<RaterAnswers> raters = RaterFiles.readFolder(key, folder);
        TuringScore score = TuringScore.of(key, raters, 1);
        for (TuringScore.OfRater rater : score.raters()) {
            System.out.println(rater.rater() + ", " + rater.years() + " years, "
                    + rater.measures().accuracy().hits() + " of " + rater.measures().accuracy().total());
        }
    }
}
