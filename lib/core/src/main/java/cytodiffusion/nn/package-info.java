/** What networks are made of: layers, parameters, their names and weights, and the card of a model. */
package cytodiffusion.nn;
