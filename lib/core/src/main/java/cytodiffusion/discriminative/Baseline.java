package cytodiffusion.discriminative;

import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.safetensors.ModelException;

/**
 * A discriminative classifier with its weights. Closing it frees them.
 *
 * @param card classes, image size and how it was trained; the entries that only a diffusion model has are empty
 * @param architecture of the network
 * @param network for the card's classes and image size
 * @param weights of the network
 */
public record Baseline(ModelCard card, Architecture architecture, ImageNetwork network, Weights weights)
        implements AutoCloseable {
    /** @throws ModelException where network and card do not fit together */
    public Baseline {
        if (card.classes().size() < 2) {
            throw new ModelException("The card names one class, a classifier tells at least two apart");
        }
        if (network.head().out() != card.classes().size()) {
            throw new ModelException("The network tells " + network.head().out() + " classes apart, the card names "
                    + card.classes().size());
        }
    }

    @Override
    public void close() {
        weights.close();
    }
}
