/** CytoDiffusion, Sections 1.2 and 3.4: a model beside networks on the same images, and wrong labels found. */
package cytodiffusion.paper.cytodiffusion.indomain;
