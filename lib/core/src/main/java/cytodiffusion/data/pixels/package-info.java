/** Pixels of any depth and colour space, decoded by what a file says of them, and written without loss. */
package cytodiffusion.data.pixels;
