/**
 * CytoDiffusion, Sections 1.2, 3.4 and 3.6: a model beside networks on the same images, a cross-validation, and wrong
 * labels found.
 *
 * <p>{@link InDomainStudy} trains discriminative networks on the images that the diffusion model's card lists for
 * training, judges them by the same test images ({@link ComparedModel}), cross-validates, and reviews labels. Where the
 * cells are drawn all labels are right, so {@link PlantedErrors} makes some of them wrong in a copy, and it is known
 * which ones a review ought to find.
 */
package cytodiffusion.paper.cytodiffusion.indomain;
