/**
 * Files that are whole or not there, comma-separated values, checksums, where work is kept. Below every other room, all
 * of which may use it.
 */
package cytodiffusion.io;
