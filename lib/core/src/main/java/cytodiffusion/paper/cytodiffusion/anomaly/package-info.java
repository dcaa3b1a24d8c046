/** CytoDiffusion, Sections 1.4 and 3.8: cells of a class that the model was trained without. */
package cytodiffusion.paper.cytodiffusion.anomaly;
