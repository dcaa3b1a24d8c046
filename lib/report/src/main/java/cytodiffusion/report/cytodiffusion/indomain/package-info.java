/**
 * What notebook 02 shows: data, training, predictions and figures beside the paper's Table 1.
 *
 * <p>{@link InDomain} has the model's own, {@link CrossValidation} the networks on the same images and the folds,
 * {@link ReviewedLabels} the labels to look at again as pictures, as a table, and as a search whose success is known
 * where labels were made wrong on purpose.
 */
package cytodiffusion.report.cytodiffusion.indomain;
