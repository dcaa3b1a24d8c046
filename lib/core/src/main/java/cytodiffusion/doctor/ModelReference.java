package cytodiffusion.doctor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import cytodiffusion.gan.Gan;
import cytodiffusion.gan.GanFolder;
import cytodiffusion.gan.Noise;
import cytodiffusion.gan.Painter;
import cytodiffusion.model.ModelKind;
import cytodiffusion.model.OpenBaseline;
import cytodiffusion.model.OpenModel;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.OneHot;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.latent.ClassCondition;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.tensor.Deviation;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a shipped model computed of one fixed input when it was stored: a weight file that is damaged or wrongly packed
 * gives other values.
 *
 * @param results some of the numbers of each result, in float32, by what it is: a diffusion model's {@code noise}, which
 *     its UNet predicts in a latent, and {@code picture}, which its autoencoder makes of the latent; a network's {@code
 *     features} and {@code logits} of an image of noise; an adversarial generator's {@code picture} of noise
 */
public record ModelReference(Map<String, double[]> results) {
    private static final int SEED = 7;
    private static final float TIMESTEP = 300;
    private static final int CLASS = 1;

    /** Numbers of each result that are stored, where it has so many. */
    private static final int STORED = 48;

    private static final Type RESULTS = new TypeToken<LinkedHashMap<String, double[]>>() {}.getType();

    public ModelReference {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    /** The stored values of a shipped model, where there are some. */
    public static Optional<ModelReference> stored(String id) throws IOException {
        try (InputStream file = ModelReference.class.getResourceAsStream(id + ".json")) {
            if (file == null) {
                return Optional.empty();
            }
            Reader text = new InputStreamReader(file, StandardCharsets.UTF_8);
            return Optional.of(new ModelReference(new Gson().fromJson(text, RESULTS)));
        }
    }

    /** What a model in a folder computes here and now. */
    public static ModelReference computed(Path folder, Precision precision) {
        try (NDManager manager = NDManager.newBaseManager();
                Scope scope = new Scope()) {
            return ModelKind.of(folder).equals(ModelKind.GENERATOR)
                    ? ofGenerator(folder, precision, manager)
                    : ofJudge(folder, precision, manager);
        }
    }

    private static ModelReference ofJudge(Path folder, Precision precision, NDManager manager) {
        try (TrainedModel model = TrainedModel.open(folder, precision.id())) {
            return model instanceof OpenBaseline network
                    ? ofNetwork(network, precision, manager)
                    : ofDiffusion(((OpenModel) model).model(), precision, manager);
        }
    }

    private static ModelReference ofDiffusion(LatentModel model, Precision precision, NDManager manager) {
        int size = model.latentSize();
        NDArray latent =
                noise(manager, new Shape(1, model.autoencoder().config().latentChannels(), size, size));
        float[] row = OneHot.rows(new int[] {CLASS}, model.unet().config().crossAttentionDim());
        NDArray noise = model.unet()
                .forward(
                        model.unetWeights().in(precision),
                        latent,
                        manager.create(new float[] {TIMESTEP}),
                        new ClassCondition.Rows(manager.create(row, new Shape(1, row.length))));
        NDArray picture = model.autoencoder().decode(model.autoencoderWeights().in(precision), latent);
        Map<String, double[]> results = new LinkedHashMap<>();
        results.put("noise", some(noise));
        results.put("picture", some(picture));
        return new ModelReference(results);
    }

    private static ModelReference ofNetwork(OpenBaseline open, Precision precision, NDManager manager) {
        int size = open.card().inputSize();
        NDArray image = noise(manager, new Shape(1, open.card().channels(), size, size));
        Parameters weights = open.model().weights().in(precision);
        Map<String, double[]> results = new LinkedHashMap<>();
        results.put("features", some(open.model().network().features(weights, image, Dropout.NONE)));
        results.put("logits", some(open.model().network().logits(weights, image, Dropout.NONE)));
        return new ModelReference(results);
    }

    private static ModelReference ofGenerator(Path folder, Precision precision, NDManager manager) {
        try (Gan model = new GanFolder(folder).open(manager);
                Painter painter = new Painter(model.generator(), model.weights(), precision, manager)) {
            float[] row = Noise.of(model.generator()).rows(new int[] {CLASS}, new SplittableRandom(SEED));
            return new ModelReference(Map.of("picture", some(painter.paint(row))));
        }
    }

    private static NDArray noise(NDManager manager, Shape shape) {
        return manager.create(Gaussian.numbers(new SplittableRandom(SEED), (int) shape.size()), shape);
    }

    /** As it is stored. */
    public String json() {
        return new Gson().toJson(results);
    }

    private static double[] some(NDArray result) {
        return some(NativeOps.toFloat32(result).toFloatArray());
    }

    private static double[] some(float[] values) {
        double[] some = new double[Math.min(STORED, values.length)];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[i * (values.length / some.length)];
        }
        return some;
    }

    /**
     * How far other values are from these, the Euclidean norm of the difference over that of these, of the result of which
     * that is most.
     *
     * @throws IllegalArgumentException where the other model has other results
     */
    double deviationOf(ModelReference other) {
        if (!other.results.keySet().equals(results.keySet())) {
            throw new IllegalArgumentException(
                    "A model with " + other.results.keySet() + " is no model with " + results.keySet());
        }
        return results.entrySet().stream()
                .mapToDouble(one -> Deviation.between(other.results.get(one.getKey()), one.getValue())
                        .norm())
                // The largest; not a number where one of them is none.
                .reduce(0, Math::max);
    }
}
