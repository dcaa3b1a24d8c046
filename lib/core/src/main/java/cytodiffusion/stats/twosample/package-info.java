/** Whether two samples differ, and by how much: sets of features, or two images. */
package cytodiffusion.stats.twosample;
