/**
 * Raw image space: what a camera's sensor would have counted for a picture in sRGB, by the camera's pipeline run
 * backwards (Brooks, Mildenhall, Xue, Chen, Sharlet and Barron, "Unprocessing Images for Learned Raw Denoising", CVPR
 * 2019), and the way forward again.
 */
package cytodiffusion.data.raw;
