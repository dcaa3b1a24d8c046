/** Datasets: manifests, the data store, image folders, splits, preprocessing, augmentation and the synthetic smear. */
package cytodiffusion.data;
