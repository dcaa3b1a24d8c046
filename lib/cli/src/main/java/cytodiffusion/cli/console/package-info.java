/** What commands share with the terminal: checks of arguments, progress, Ctrl-C, results as JSON. */
package cytodiffusion.cli.console;
