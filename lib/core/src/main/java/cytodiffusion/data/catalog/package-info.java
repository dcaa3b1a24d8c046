/**
 * The catalog of datasets: what is known about each, where it lies on this machine, and how it is fetched and checked.
 *
 * <p>A {@link Manifest} says who made a dataset, under which licence, what its classes mean here, and the SHA-256 of
 * its files where the origin can be pinned; {@link Manifests} has those of {@code data-manifests/}, in Croissant 1.1.
 * {@link DataStore} is the data root ({@code CYTO_DATA}, else the user's cache folder), with a folder for each
 * dataset's id. {@link DatasetDownload} fetches: the archive comes over https by a {@link Downloader} that resumes, is
 * unpacked by an {@link Archive} that trusts nothing in it, and gets its place only once its files are those that were
 * pinned. {@link Verification} compares a folder with its manifest again later.
 *
 * <p>Nothing here knows what is done with the images, and nothing is downloaded unless {@link DatasetDownload#fetch} is
 * called.
 *
 * <pre>{@code
 * Manifest manifest = Manifests.find("pbc-sample").orElseThrow();
 * Path folder = new DatasetDownload(DataStore.ofUser()).fetch(manifest, Progress.SILENT, Stop.onInterrupt());
 * boolean intact = Verification.of(manifest, folder, Progress.SILENT, Stop.onInterrupt()).passed();
 * }</pre>
 */
package cytodiffusion.data.catalog;
