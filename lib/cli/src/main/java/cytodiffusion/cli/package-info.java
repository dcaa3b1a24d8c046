/**
 * The {@code cyto} command: the library without a notebook. Results go to standard output, messages and progress to
 * standard error.
 *
 * <p>{@link Main} is where it starts; each subcommand is a class that checks its arguments, calls one package of the
 * library and prints what comes back, as text or with {@code --json} as strict JSON. Long work ends politely at Ctrl-C
 * and goes on with the same command. The exit code is 0 where all is done, 1 where something failed, 2 for wrong usage,
 * 130 or 143 after an interrupt.
 *
 * <p>What a command does can be had from Java by calling the library. What commands share is in {@code cli.console} and
 * {@code cli.option}; {@code docs/command.md} shows each command in use.
 */
package cytodiffusion.cli;
