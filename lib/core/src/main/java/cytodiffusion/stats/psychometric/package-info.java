/** Psychometric functions: how often an observer is right at a level of a stimulus. */
package cytodiffusion.stats.psychometric;
