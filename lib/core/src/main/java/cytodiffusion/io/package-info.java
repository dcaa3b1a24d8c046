/**
 * Files that are whole or not there, comma-separated values, checksums, where work is kept. Uses the JDK only; every room
 * may use it.
 */
package cytodiffusion.io;
