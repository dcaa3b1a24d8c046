/** Options that several commands take. */
package cytodiffusion.cli.option;
