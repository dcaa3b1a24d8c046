package cytodiffusion.gan;

import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.safetensors.ModelException;

/**
 * A trained generator with its weights. Closing it frees them.
 *
 * @param card classes, image size and how it was trained; the entries that only a diffusion model has are empty
 * @param generator of the card's classes
 * @param weights of the generator
 */
public record Gan(ModelCard card, Generator generator, Weights weights) implements AutoCloseable {
    /** @throws ModelException where network and card do not fit together */
    public Gan {
        if (generator.classes() != card.classes().size()
                || generator.config().imageSize() != card.imageSize()
                || !card.imageSpace().isRgb()) {
            throw new ModelException("The generator draws " + generator.classes() + " classes of "
                    + generator.config().imageSize() + " pixels, the card names "
                    + card.classes().size() + " of " + card.imageSize() + " in the space " + card.imageSpace());
        }
    }

    @Override
    public void close() {
        weights.close();
    }
}
