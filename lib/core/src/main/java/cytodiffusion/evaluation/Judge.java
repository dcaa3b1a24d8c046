package cytodiffusion.evaluation;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.Failure;
import cytodiffusion.data.ValueRange;
import cytodiffusion.evaluation.ReadableImages.Source;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.model.TrainedModel.Decision;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who looks at images: this process, or others that it asks. Whoever asks is told of all decisions in its own thread, and
 * of each image once.
 */
public interface Judge {
    /** This process, with the model that is open in it. */
    Judge HERE = Judge::lookHere;

    /**
     * An image to look at.
     *
     * @param name that tells it from the others
     * @param label name of its class; empty where that is not known
     * @param content as {@link Source} has it
     */
    record Image(String name, Path file, String label, Optional<ReadableImages.Content> content) {
        /** One that lies here. */
        public Image(String name, Path file, String label) {
            this(name, file, label, Optional.empty());
        }

        private Source source() {
            return new Source(name, file, content);
        }
    }

    /**
     * What is asked about every image.
     *
     * @param model the model's folder, by which other processes find it
     * @param elimination how many trials an image gets, where they are drawn
     * @param seed of the draws
     * @param crop side in pixels of the central square of a file that is used, 0 for all of it; negative for the model's own
     * @param range which of the files' values is white; empty for the model's own
     * @param candidates names of the classes that come into question, one of the model's at least
     * @param withErrors whether the errors of every class in every trial are asked for, too
     */
    record Question(
            Path model,
            EliminationSettings elimination,
            long seed,
            int crop,
            Optional<ValueRange> range,
            Set<String> candidates,
            boolean withErrors) {
        public Question {
            candidates = new TreeSet<>(candidates);
        }

        /** What a model with these classes says, as an answer to this question about an image with this label. */
        public Decision answer(Decision said, List<String> classes, String label) {
            return new Decision(
                    said.prediction().among(classes, candidates).withLabel(label),
                    said.trials(),
                    said.evaluations(),
                    said.errors());
        }
    }

    /** Takes what was found. */
    interface Listener {
        /** @param seconds of the process that decided, since the decision before it */
        void decided(Decision decision, double seconds);

        /** Takes a file that could not be used. */
        void failed(Failure failure);
    }

    /**
     * What a record should say of how it was found.
     *
     * @param computedOn the machine, or the machines
     * @param notes what a reader should know, a sentence each
     */
    record Account(ComputedOn computedOn, List<String> notes) {}

    /**
     * Looks at images; those that are not decided when it is stopped are left out.
     *
     * @param model open in this process
     * @param images with names that differ
     * @throws IOException where others that are asked cannot go on
     */
    Account look(
            TrainedModel model, Question question, List<Image> images, Listener listener, Stop stop, Progress progress)
            throws IOException;

    private static Account lookHere(
            TrainedModel model,
            Question question,
            List<Image> images,
            Listener listener,
            Stop stop,
            Progress progress) {
        List<String> classes = model.card().classes();
        Map<String, String> labels = new HashMap<>();
        images.forEach(image -> labels.put(image.name(), image.label()));
        long[] last = {System.nanoTime()};
        model.classify(
                new ReadableImages(
                        images.stream().map(Image::source).iterator(),
                        model.preprocessing(question.crop(), question.range()),
                        listener::failed),
                question.elimination(),
                question.seed(),
                said -> {
                    long now = System.nanoTime();
                    String label = labels.get(said.prediction().image());
                    listener.decided(question.answer(said, classes, label), (now - last[0]) / 1e9);
                    last[0] = now;
                },
                stop);
        return new Account(ComputedOn.here(), List.of());
    }
}
