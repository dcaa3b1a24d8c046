/** Files that are whole or not there, and comma-separated values. Uses the JDK only; every room may use it. */
package cytodiffusion.io;
