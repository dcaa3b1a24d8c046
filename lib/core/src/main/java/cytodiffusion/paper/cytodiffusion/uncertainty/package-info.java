/** CytoDiffusion, Sections 1.3 and 3.7: a model's confidence as a psychometric observer's, beside experts'. */
package cytodiffusion.paper.cytodiffusion.uncertainty;
