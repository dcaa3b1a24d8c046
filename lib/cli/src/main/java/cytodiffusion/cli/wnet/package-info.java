/** The experiments of W-Net's paper. */
package cytodiffusion.cli.wnet;
