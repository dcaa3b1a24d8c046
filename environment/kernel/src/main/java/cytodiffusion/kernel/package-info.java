/**
 * A Jupyter kernel for Java: the messages are handled by IJava's base library, the code is run by {@code jdk.jshell} in
 * this process, so that notebooks share objects with the library on the class path.
 */
package cytodiffusion.kernel;
