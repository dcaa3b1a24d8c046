/** CytoDiffusion, Sections 1.6 and 3.10: models trained on few images. */
package cytodiffusion.paper.cytodiffusion.fewimages;
