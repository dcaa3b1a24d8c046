/** W-Net's paper, its transfer: networks that are pretrained in one laboratory and learn from few images of another. */
package cytodiffusion.paper.wnet.transfer;
