/** The catalog of datasets: manifests, the data store, downloads that are resumed and checked, archives. */
package cytodiffusion.data.catalog;
