/**
 * What models say of images, and how good that is: predictions and their files, comparisons, cross-validation, labels to
 * look at again.
 */
package cytodiffusion.evaluation;
