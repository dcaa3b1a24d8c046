/** How results look as pictures: plain arrays and records in, figures out. */
package cytodiffusion.chart;
