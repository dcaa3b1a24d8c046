/** Trained models that are handed on: half as large, with a page about them. */
package cytodiffusion.training.pack;
