package cytodiffusion.data;

import cytodiffusion.io.Sha256;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/**
 * Parts images into seeded, stratified splits. The order in which images are dealt out follows from the seed and the
 * SHA-256 of each file alone, so a split is the same on every machine, whatever the files are called and in whichever
 * order they were listed. Byte-identical files stay on one side, whatever their classes.
 */
public final class Splitter {
    /** Byte-identical images; nearly always one. */
    private record Group(List<LabelledImage> images) {
        int label() {
            return images.get(0).label();
        }
    }

    /** Groups of each class, in the order in which they are dealt out. */
    private final TreeMap<Integer, List<Group>> groupsOfClass;

    private final List<LabelledImage> onlyTest;
    private final long seed;

    private Splitter(TreeMap<Integer, List<Group>> groupsOfClass, List<LabelledImage> onlyTest, long seed) {
        this.groupsOfClass = groupsOfClass;
        this.onlyTest = onlyTest;
        this.seed = seed;
    }

    /** As {@link #of(List, long, Progress, Stop)}, in silence. */
    public static Splitter of(List<LabelledImage> images, long seed) {
        return of(images, seed, Progress.SILENT, Stop.onInterrupt());
    }

    /**
     * Reads and hashes every file once. One that cannot be read stands for itself and fails where it is decoded.
     *
     * @throws CancellationException if {@code stop} asks for an end, as half the files make no split
     */
    public static Splitter of(List<LabelledImage> images, long seed, Progress progress, Stop stop) {
        Map<String, List<LabelledImage>> imagesOfHash = new LinkedHashMap<>();
        Comparator<LabelledImage> byLabelAndId =
                Comparator.comparingInt(LabelledImage::label).thenComparing(LabelledImage::id);
        try (Progress.Task task = progress.start("Hashing images", "images", images.size())) {
            int done = 0;
            for (LabelledImage image : images.stream().sorted(byLabelAndId).toList()) {
                if (stop.requested()) {
                    throw new CancellationException("Stopped after hashing " + done + " of " + images.size());
                }
                imagesOfHash
                        .computeIfAbsent(contentHash(image), hash -> new ArrayList<>())
                        .add(image);
                task.update(++done, "");
            }
        }
        TreeMap<Integer, List<Group>> groups = new TreeMap<>();
        imagesOfHash.keySet().stream()
                .sorted(Comparator.comparingLong((String hash) -> Seeds.derive(seed, hash))
                        .thenComparing(Comparator.naturalOrder()))
                .map(hash -> new Group(imagesOfHash.get(hash)))
                .forEach(group -> groups.computeIfAbsent(group.label(), label -> new ArrayList<>())
                        .add(group));
        return new Splitter(groups, List.of(), seed);
    }

    /**
     * A splitter that keeps whole classes for the test, as anomaly detection needs: nothing of them, and no copy of any
     * of their images, is trained on or validated with.
     */
    public Splitter excluding(Set<Integer> labels) {
        TreeMap<Integer, List<Group>> kept = new TreeMap<>();
        List<LabelledImage> excluded = new ArrayList<>(onlyTest);
        groupsOfClass.forEach((label, groups) -> {
            for (Group group : groups) {
                if (group.images().stream().anyMatch(image -> labels.contains(image.label()))) {
                    excluded.addAll(group.images());
                } else {
                    kept.computeIfAbsent(label, key -> new ArrayList<>()).add(group);
                }
            }
        });
        return new Splitter(kept, excluded, seed);
    }

    /**
     * A splitter that keeps the images of each of these groups on one side, as it does with copies: pictures of one cell, for
     * instance, as {@link NearDuplicates} finds them. Where a group has several classes, it counts as its first image's.
     *
     * @param groups of images of this splitter; no image is in two of them
     */
    public Splitter keepingTogether(List<List<LabelledImage>> groups) {
        Map<String, Integer> groupOfId = new HashMap<>();
        for (int g = 0; g < groups.size(); g++) {
            for (LabelledImage image : groups.get(g)) {
                groupOfId.put(image.id(), g);
            }
        }
        Map<Integer, List<LabelledImage>> merged = new HashMap<>();
        TreeMap<Integer, List<Group>> kept = new TreeMap<>();
        groupsOfClass.forEach((label, ofClass) -> {
            for (Group group : ofClass) {
                Integer of = group.images().stream()
                        .map(image -> groupOfId.get(image.id()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
                List<LabelledImage> known = of == null ? null : merged.get(of);
                if (known != null) {
                    known.addAll(group.images());
                    continue;
                }
                List<LabelledImage> images = new ArrayList<>(group.images());
                if (of != null) {
                    merged.put(of, images);
                }
                kept.computeIfAbsent(label, key -> new ArrayList<>()).add(new Group(images));
            }
        });
        return new Splitter(kept, onlyTest, seed);
    }

    /** A splitter that keeps these images for the test, by their {@linkplain LabelledImage#id ids}, and all of their copies. */
    public Splitter holdingOut(Set<String> ids) {
        TreeMap<Integer, List<Group>> kept = new TreeMap<>();
        List<LabelledImage> heldOut = new ArrayList<>(onlyTest);
        groupsOfClass.forEach((label, groups) -> {
            for (Group group : groups) {
                if (group.images().stream().anyMatch(image -> ids.contains(image.id()))) {
                    heldOut.addAll(group.images());
                } else {
                    kept.computeIfAbsent(label, key -> new ArrayList<>()).add(group);
                }
            }
        });
        return new Splitter(kept, heldOut, seed);
    }

    /** Every class parted in these proportions, which add up to 1, to the nearest image. */
    public Split fractions(double train, double validation, double test) {
        if (!(train >= 0 && validation >= 0 && test >= 0 && Math.abs(train + validation + test - 1) < 1e-9)) {
            throw new IllegalArgumentException(
                    "Fractions are not negative and add up to 1, not " + train + ", " + validation + " and " + test);
        }
        return deal(n -> new Bounds(Math.round(n * train), Math.round(n * (train + validation))));
    }

    /** {@code train} and {@code test} images of every class, the rest for validation (the paper's Section 3.10). */
    public Split perClass(int train, int test) {
        if (train < 1 || test < 0) {
            throw new IllegalArgumentException(
                    "Needs at least 1 training and 0 test images a class, not " + train + " and " + test);
        }
        return deal(n -> {
            if (n < train + test) {
                throw new IllegalArgumentException("A class has " + n + " images, fewer than the " + train + " + "
                        + test + " asked for; ask for fewer or leave the class out");
            }
            return new Bounds(train, n - test);
        });
    }

    /**
     * {@code k} splits whose tests part the images. Of what is not tested, each holds {@code validation} (a fraction in
     * [0, 1)) for validation.
     */
    public List<Split> folds(int k, double validation) {
        if (k < 2 || !(validation >= 0 && validation < 1)) {
            throw new IllegalArgumentException(
                    "Needs at least 2 folds and a validation fraction in [0, 1), not " + k + " and " + validation);
        }
        List<Split> folds = new ArrayList<>();
        for (int fold = 0; fold < k; fold++) {
            folds.add(fold(fold, k, validation));
        }
        return folds;
    }

    private Split fold(int fold, int k, double validation) {
        List<LabelledImage> test = new ArrayList<>(onlyTest);
        TreeMap<Integer, List<Group>> others = new TreeMap<>();
        groupsOfClass.forEach((label, groups) -> {
            long n = count(groups);
            long from = Math.round((double) n * fold / k);
            long to = Math.round((double) n * (fold + 1) / k);
            long position = 0;
            for (Group group : groups) {
                if (position >= from && position < to) {
                    test.addAll(group.images());
                } else {
                    others.computeIfAbsent(label, key -> new ArrayList<>()).add(group);
                }
                position += group.images().size();
            }
        });
        Split rest = new Splitter(others, List.of(), seed).fractions(1 - validation, validation, 0);
        return new Split(rest.train(), rest.validation(), test);
    }

    /** Where validation and test begin, in images of a class. */
    private record Bounds(long validation, long test) {}

    private interface Rule {
        Bounds of(long imagesOfClass);
    }

    private Split deal(Rule rule) {
        List<LabelledImage> train = new ArrayList<>();
        List<LabelledImage> validation = new ArrayList<>();
        List<LabelledImage> test = new ArrayList<>();
        for (List<Group> groups : groupsOfClass.values()) {
            Bounds bounds = rule.of(count(groups));
            long position = 0;
            for (Group group : groups) {
                List<LabelledImage> side =
                        position < bounds.validation() ? train : position < bounds.test() ? validation : test;
                side.addAll(group.images());
                position += group.images().size();
            }
        }
        test.addAll(onlyTest);
        return new Split(train, validation, test);
    }

    private static long count(List<Group> groups) {
        return groups.stream().mapToLong(group -> group.images().size()).sum();
    }

    private static String contentHash(LabelledImage image) {
        try {
            return Sha256.of(Files.readAllBytes(image.path()));
        } catch (IOException e) {
            return Sha256.of("unreadable " + image.id());
        }
    }
}
