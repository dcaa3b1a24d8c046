/** How fast the library is here, as ratios to a plain implementation of the same method. */
package cytodiffusion.bench;
