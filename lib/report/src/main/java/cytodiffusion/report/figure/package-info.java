/** Pictures with text and images, drawn at a logical size: fonts, colours, grids of images, panels. */
package cytodiffusion.report.figure;
