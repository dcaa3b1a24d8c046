package cytodiffusion.data.experts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The answers of several experts to the same images, and what they agree on (CytoDiffusion, Sections 3.4 and 3.7). */
public final class ExpertPanel {
    private final List<ExpertAnswer> answers;
    private final Map<String, Double> years;
    private final List<String> experts;
    private final Map<String, List<ExpertAnswer>> byImage = new TreeMap<>();

    /**
     * @param answers of each expert to an image at most one
     * @param years of experience by expert; who is not in it counts as having none
     */
    public ExpertPanel(List<ExpertAnswer> answers, Map<String, Double> years) {
        this.answers = List.copyOf(answers);
        this.years = new LinkedHashMap<>(years);
        experts = answers.stream()
                .map(ExpertAnswer::expert)
                .distinct()
                .sorted(Comparator.comparingDouble((String name) -> -years.getOrDefault(name, 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (ExpertAnswer answer : this.answers) {
            byImage.computeIfAbsent(answer.image(), image -> new ArrayList<>()).add(answer);
        }
        byImage.values().forEach(of -> of.sort(Comparator.comparingInt(a -> experts.indexOf(a.expert()))));
    }

    public List<ExpertAnswer> answers() {
        return answers;
    }

    /** Years of experience, as far as they are known. */
    public Map<String, Double> years() {
        return Map.copyOf(years);
    }

    /** The longest experience first, those of equal experience by name. */
    public List<String> experts() {
        return experts;
    }

    /** The images that every expert labelled, in the order of their names. */
    public List<String> imagesOfAll() {
        return byImage.keySet().stream()
                .filter(image -> byImage.get(image).size() == experts.size())
                .toList();
    }

    /** The answers to one image, the longest experience first; empty where nobody labelled it. */
    public List<ExpertAnswer> answersTo(String image) {
        return List.copyOf(byImage.getOrDefault(image, List.of()));
    }

    /** The majority's label; in a tie, that of the tied labels which the expert with the longest experience gave. */
    public String consensus(String image) {
        List<ExpertAnswer> of = labelled(image);
        Map<String, Long> votes =
                of.stream().collect(Collectors.groupingBy(ExpertAnswer::label, Collectors.counting()));
        long most = votes.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        return of.stream()
                .map(ExpertAnswer::label)
                .filter(label -> votes.get(label) == most)
                .findFirst()
                .orElseThrow();
    }

    /** The mean confidence of the experts who labelled an image, in [0, 1]. */
    public double confidence(String image) {
        return labelled(image).stream()
                .mapToDouble(answer -> answer.confidence().value())
                .average()
                .orElseThrow();
    }

    /**
     * How often one expert was so sure of an image and another so sure of the same one, over all ordered pairs of experts
     * and all images that every expert labelled (CytoDiffusion, Figure 9): 30 pairs an image with six experts.
     *
     * @return counts by {@link ConfidenceLevel#ordinal()} of the one and of the other; symmetric
     */
    public int[][] confidencePairs() {
        int levels = ConfidenceLevel.values().length;
        int[][] pairs = new int[levels][levels];
        for (String image : imagesOfAll()) {
            List<ExpertAnswer> of = byImage.get(image);
            for (ExpertAnswer one : of) {
                for (ExpertAnswer other : of) {
                    if (one != other) {
                        pairs[one.confidence().ordinal()][other.confidence().ordinal()]++;
                    }
                }
            }
        }
        return pairs;
    }

    private List<ExpertAnswer> labelled(String image) {
        List<ExpertAnswer> of = byImage.get(image);
        if (of == null) {
            throw new IllegalArgumentException("No expert has labelled " + image);
        }
        return of;
    }
}
