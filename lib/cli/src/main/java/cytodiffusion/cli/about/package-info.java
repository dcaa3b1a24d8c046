/** Commands that tell what there is: this machine, whether it computes rightly, models, what networks cost. */
package cytodiffusion.cli.about;
