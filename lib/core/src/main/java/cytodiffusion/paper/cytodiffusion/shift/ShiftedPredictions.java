package cytodiffusion.paper.cytodiffusion.shift;

import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.progress.Stop;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Asks a model about the same cells in one domain after the other.
 *
 * @param model stays the caller's to close
 * @param name what tables call it
 * @param repetition of its training
 * @param cells to draw
 * @param elimination how many trials a cell gets, where trials are drawn
 */
record ShiftedPredictions(
        TrainedModel model, String name, int repetition, ShiftCells cells, EliminationSettings elimination) {
    /** @throws IllegalArgumentException where the model's classes are not the cells' */
    ShiftedPredictions {
        List<String> known = model.card().classes();
        if (known.size() != cells.classes().size() || !new HashSet<>(known).containsAll(cells.classes())) {
            throw new IllegalArgumentException("The model knows the classes " + String.join(", ", known)
                    + ", but the cells drawn are of " + String.join(", ", cells.classes()));
        }
    }

    /** What the model makes of the cells, or nothing where it was stopped before it had seen them all. */
    Optional<ShiftScore> in(Domain domain, Stop stop) {
        return of(domain, cells.draw(domain), stop);
    }

    /** The same where the cells have been drawn. */
    Optional<ShiftScore> of(Domain domain, List<RgbImage> images, Stop stop) {
        Preprocessing preprocessing = model.preprocessing();
        Iterator<Item> items = IntStream.range(0, images.size())
                .mapToObj(i -> new Item(Integer.toString(i), preprocessing.canvas(images.get(i))))
                .iterator();
        int[] predicted = new int[images.size()];
        int[] done = {0};
        model.classify(
                items,
                elimination,
                Study.SEED,
                decided -> {
                    int cell = Integer.parseInt(decided.prediction().image());
                    predicted[cell] =
                            cells.classes().indexOf(decided.prediction().predicted());
                    done[0]++;
                },
                stop);
        return done[0] < predicted.length
                ? Optional.empty()
                : Optional.of(new ShiftScore(name, repetition, domain.name(), cells.classes(), predicted));
    }
}
