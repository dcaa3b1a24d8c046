/** Drawn shapes that look like no cell: a control for networks that tell cells apart. */
package cytodiffusion.data.shapes;
