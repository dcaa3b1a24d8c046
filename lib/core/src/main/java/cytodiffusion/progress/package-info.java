/** How long work reports what it has done and learns that it should stop. Uses the JDK only; every room may use it. */
package cytodiffusion.progress;
