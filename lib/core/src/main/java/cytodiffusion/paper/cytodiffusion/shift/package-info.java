/** CytoDiffusion, Sections 1.5 and 3.9: other microscopes, stains and laboratories. */
package cytodiffusion.paper.cytodiffusion.shift;
