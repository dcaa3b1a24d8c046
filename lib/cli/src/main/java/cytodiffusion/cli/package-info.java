/** The {@code cyto} command: results on standard output, messages on standard error. */
package cytodiffusion.cli;
