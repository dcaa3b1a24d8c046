/**
 * What a network costs: parameters and multiplications, counted from what its layers report in a forward pass, and time
 * and memory, measured here.
 */
package cytodiffusion.cost;
