/**
 * "WBC image classification and generative models based on convolutional neural network" (Jung et al., BMC Medical Imaging
 * 22, 94, 2022), its first half: W-Net, its rivals and its transfer. The published numbers, how much each profile computes,
 * and the experiments. No other paper is known here.
 */
package cytodiffusion.paper.wnet;
