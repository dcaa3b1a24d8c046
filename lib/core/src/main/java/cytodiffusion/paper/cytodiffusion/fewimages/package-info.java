/**
 * CytoDiffusion, Sections 1.6 and 3.10: models trained on few images.
 *
 * <p>{@link LowDataRun} is the experiment: samples of 10 to 150 images a class from a pool of 250, five of each size;
 * every model is trained on each sample, its best checkpoint on the validation images is kept, and all are judged on
 * the same test images. A {@link LowDataCell} is one training, a {@link LowDataScore} what it came to, a
 * {@link LowDataTable} all of them, with means and differences over repetitions and cells. {@link LowDataRequest} asks
 * for the whole or a part.
 *
 * <p>{@link LowDataStudy} is what a notebook sees of it: the recorded table and a part that is computed live. In the
 * place of Stable Diffusion 1.5 stands a model that has seen other cells. Accuracies are in [0, 1].
 */
package cytodiffusion.paper.cytodiffusion.fewimages;
