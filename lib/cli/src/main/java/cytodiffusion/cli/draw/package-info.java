/** Commands that draw cells with a trained model. */
package cytodiffusion.cli.draw;
