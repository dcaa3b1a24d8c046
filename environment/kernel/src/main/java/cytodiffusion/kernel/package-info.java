/**
 * A Jupyter kernel for Java: the messages are handled by IJava's base library, the code is run by {@code jdk.jshell} in
 * this process, so that notebooks share objects with the library on the class path.
 *
 * <p>{@link Main} starts it for the connection file that Jupyter names. {@link JavaKernel} answers what Jupyter asks:
 * cells are run one after the other, output is collected and sent some twenty times a second, and an interrupt first
 * sets the flag of the cell's thread, so that work can end at a safe point and keep what it has, and only then stops
 * it. Errors name the cell and the line. {@link Display} is what a cell may call without an import, with IJava's names
 * and meanings.
 *
 * <p>The kernel knows nothing of this library; {@code notebook.Notebook} attaches itself to it. Notebooks therefore run
 * in IJava and JJava, too.
 */
package cytodiffusion.kernel;
