/** Files that are whole or not there. Uses the JDK only; every room may use it. */
package cytodiffusion.io;
