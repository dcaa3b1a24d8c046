/** Augmentation, in training and in inference. */
package cytodiffusion.data.augment;
