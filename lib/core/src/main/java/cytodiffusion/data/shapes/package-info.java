/**
 * Drawn shapes that look like no cell: a control for networks that tell cells apart.
 *
 * <p>As a control, W-Net's paper (Jung et al., 2022) trains its network on pictures of Tiny ImageNet, of five
 * dissimilar classes and of many; these shapes take their place. {@link ShapeClass} is one {@link Outline} in one
 * colour; there are five dissimilar ones and a hundred. {@link ShapeDataset} writes a folder of them. A picture depends
 * on the seed, its class, its number and its size alone.
 */
package cytodiffusion.data.shapes;
