package cytodiffusion.nn.latent;

import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.safetensors.ModelException;

/**
 * A latent diffusion model with its weights. Closing it frees them.
 *
 * @param card classes, image size and how it was trained
 * @param unet predicts the noise
 * @param unetWeights of the UNet
 * @param autoencoder maps images to latents
 * @param autoencoderWeights of the autoencoder
 */
public record LatentModel(
        ModelCard card, UNet unet, Weights unetWeights, Autoencoder autoencoder, Weights autoencoderWeights)
        implements AutoCloseable {
    /** @throws ModelException where UNet, autoencoder and card do not fit together */
    public LatentModel {
        requireFit(card, unet, autoencoder);
    }

    /** @throws ModelException where UNet, autoencoder and card do not fit together */
    static void requireFit(ModelCard card, UNet unet, Autoencoder autoencoder) {
        if (card.classes().size() < 2) {
            throw new ModelException("The card names one class, a classifier tells at least two apart");
        }
        if (card.maskRadius() == 0) {
            throw new ModelException("The card has no maskRadius, as if it were no diffusion model's");
        }
        int latentChannels = autoencoder.config().latentChannels();
        if (unet.config().inChannels() != latentChannels || unet.config().outChannels() != latentChannels) {
            throw new ModelException("The autoencoder's latents have " + latentChannels + " channels, the UNet takes "
                    + unet.config().inChannels() + " and gives " + unet.config().outChannels());
        }
        if (autoencoder.config().inChannels() != card.channels()
                || autoencoder.config().outChannels() != card.channels()) {
            throw new ModelException("An image in the space " + card.imageSpace() + " has " + card.channels()
                    + " planes, the autoencoder takes " + autoencoder.config().inChannels() + " and gives "
                    + autoencoder.config().outChannels());
        }
        if (card.classes().size() > unet.config().crossAttentionDim()) {
            throw new ModelException(
                    "The UNet's cross_attention_dim of " + unet.config().crossAttentionDim() + " is too short for "
                            + card.classes().size() + " classes");
        }
    }

    /** Side of the latents of an image as large as the card says. */
    public int latentSize() {
        int size = card.inputSize();
        for (int level = 1; level < autoencoder.config().blockOutChannels().size(); level++) {
            // A 3x3 convolution with stride 2 after padding by one: (size + 1 - 3) / 2 + 1, rounded down.
            size /= 2;
        }
        return size;
    }

    public LatentModel withCard(ModelCard other) {
        return new LatentModel(other, unet, unetWeights, autoencoder, autoencoderWeights);
    }

    @Override
    public void close() {
        unetWeights.close();
        autoencoderWeights.close();
    }
}
