package cytodiffusion.evaluation;

import cytodiffusion.classify.Classification;
import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.image.ImageFile;
import cytodiffusion.model.OpenModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that classifies one image, and prints the class; before it, those of the given classes that are on its class
 * path, and whether something draws pictures.
 */
final class CoreProcess {
    private CoreProcess() {}

    /** Takes the model's folder, the image, and names of Java classes. */
    public static void main(String[] arguments) throws IOException {
        for (String name : List.of(arguments).subList(2, arguments.length)) {
            if (isPresent(name)) {
                System.out.println("There is " + name);
            }
        }
        ResultPictures.available().forEach(pictures -> System.out.println("There is " + pictures));
        try (OpenModel model = new OpenModel(Path.of(arguments[0]), "fp32");
                DiffusionClassifier classifier = model.classifier(EliminationSettings.anytime(4, 40), 0)) {
            Classification result = classifier.classify(
                    "cell", classifier.preprocessing().canvas(ImageFile.read(Path.of(arguments[1]))));
            System.out.println(model.card().classes().get(result.predicted()));
        }
    }

    private static boolean isPresent(String name) {
        try {
            Class.forName(name, false, CoreProcess.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
