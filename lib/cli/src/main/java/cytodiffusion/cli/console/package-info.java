/**
 * What commands share with the terminal: checks of arguments, progress, Ctrl-C, results as JSON.
 *
 * <p>{@link ConsoleProgress} is progress as a line on standard error, rewritten in place on a terminal and rarer in a
 * log. {@link Interrupt} turns Ctrl-C and SIGTERM into a {@code Stop}, so that a command keeps what is done.
 * {@link Json} and {@link Figures} print results, {@link Exit} has the exit codes, {@link Require} and {@link Folders}
 * check what was typed, and {@link CommandText} is a command as the note of its results has it.
 */
package cytodiffusion.cli.console;
