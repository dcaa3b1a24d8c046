/**
 * Discriminative networks that the diffusion classifier is compared with: ResNet, Vision Transformer and EfficientNetV2,
 * with the names and shapes of torchvision's weights, trained on the same splits and giving the same prediction records.
 */
package cytodiffusion.discriminative;
