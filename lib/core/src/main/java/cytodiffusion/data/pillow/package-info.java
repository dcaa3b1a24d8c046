/** Pillow's arithmetic with pixels, to the byte: resampling, colours, the operations of RandAugment. */
package cytodiffusion.data.pillow;
