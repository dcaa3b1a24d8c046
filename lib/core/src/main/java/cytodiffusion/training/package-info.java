/**
 * How models are trained: recipes, plans, sessions that resume, starts from other models, the pages of models that are
 * handed on.
 */
package cytodiffusion.training;
