package cytodiffusion.doctor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import cytodiffusion.model.OpenModel;
import cytodiffusion.nn.OneHot;
import cytodiffusion.nn.latent.ClassCondition;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.tensor.Deviation;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a shipped model computed of one fixed latent when it was stored: a weight file that is damaged or wrongly packed
 * gives other values.
 *
 * @param noise some of the numbers of the UNet's predicted noise, in float32
 * @param picture some of the numbers of the picture that the autoencoder makes of the latent, in float32
 */
public record ModelReference(double[] noise, double[] picture) {
    private static final int SEED = 7;
    private static final float TIMESTEP = 300;
    private static final int CLASS = 1;

    /** Numbers of each result that are stored. */
    private static final int STORED = 48;

    /** The stored values of a shipped model, where there are some. */
    public static Optional<ModelReference> stored(String id) throws IOException {
        try (InputStream file = ModelReference.class.getResourceAsStream(id + ".json")) {
            if (file == null) {
                return Optional.empty();
            }
            Reader text = new InputStreamReader(file, StandardCharsets.UTF_8);
            return Optional.of(new Gson().fromJson(text, ModelReference.class));
        }
    }

    /** What a model in a folder computes here and now. */
    public static ModelReference computed(Path folder, Precision precision) {
        try (OpenModel open = new OpenModel(folder, precision.id());
                NDManager manager = NDManager.newBaseManager();
                Scope scope = new Scope()) {
            LatentModel model = open.model();
            int size = model.latentSize();
            Shape shape = new Shape(1, model.autoencoder().config().latentChannels(), size, size);
            NDArray latent = manager.create(Gaussian.numbers(new SplittableRandom(SEED), (int) shape.size()), shape);
            float[] row = OneHot.rows(new int[] {CLASS}, model.unet().config().crossAttentionDim());
            NDArray noise = model.unet()
                    .forward(
                            model.unetWeights().in(precision),
                            latent,
                            manager.create(new float[] {TIMESTEP}),
                            new ClassCondition.Rows(manager.create(row, new Shape(1, row.length))));
            NDArray picture =
                    model.autoencoder().decode(model.autoencoderWeights().in(precision), latent);
            return new ModelReference(some(noise.toFloatArray()), some(picture.toFloatArray()));
        }
    }

    /** As it is stored. */
    public String json() {
        return new Gson().toJson(this);
    }

    private static double[] some(float[] values) {
        double[] some = new double[STORED];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[i * (values.length / STORED)];
        }
        return some;
    }

    /** How far other values are from these, the Euclidean norm of the difference over that of these. */
    double deviationOf(ModelReference other) {
        return Deviation.between(other.noise, noise)
                .or(Deviation.between(other.picture, picture))
                .norm();
    }
}
