/** What a command shares with the terminal: progress, Ctrl-C, results as JSON. */
package cytodiffusion.cli.console;
