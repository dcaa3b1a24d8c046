/** Files that are whole or not there, and comma-separated values. Below every other room, all of which may use it. */
package cytodiffusion.io;
