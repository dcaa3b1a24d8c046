/** Trained models made into what can be handed on: smaller, and with a page of their data, training and results. */
package cytodiffusion.training.packing;
