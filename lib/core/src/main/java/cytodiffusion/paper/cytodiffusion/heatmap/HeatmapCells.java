package cytodiffusion.paper.cytodiffusion.heatmap;

import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.SplitPart;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.paper.cytodiffusion.Study;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Cells that no model has seen: of the synthetic smear drawn for this, of other data the test split. */
final class HeatmapCells {
    /** Its cells are none of the dataset's, which has another seed. */
    private static final long SEED = Seeds.derive(Study.SEED, "heatmaps");

    private final Study study;
    private final Predicate<String> unseen;

    /** @param card of the model; where it lists no test split, all images count */
    HeatmapCells(Study study, ModelCard card) {
        this.study = study;
        Set<String> test = Set.copyOf(card.ids(SplitPart.TEST));
        unseen = test.isEmpty() ? id -> true : test::contains;
    }

    /** Up to {@code count} cells of a class, the same every time. */
    List<SampleCell> of(String label, int count) {
        List<SampleCell> cells = new ArrayList<>();
        if (study.drawn()) {
            for (int number = 1; number <= count; number++) {
                cells.add(drawn(label, number));
            }
            return cells;
        }
        int index = study.images().classes().indexOf(label);
        for (LabelledImage image : study.images().images()) {
            if (cells.size() < count && image.label() == index && unseen.test(image.id())) {
                read(image, label).ifPresent(cells::add);
            }
        }
        return cells;
    }

    /** Drawn cell {@code number} of a class, counted from 1. */
    static SampleCell drawn(String label, int number) {
        return SampleCell.drawn(label, SmearDataset.imageSeed(SEED, label, number));
    }

    private static Optional<SampleCell> read(LabelledImage image, String label) {
        try {
            return Optional.of(new SampleCell(image.id(), label, image.read(), Optional.empty()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
