/**
 * Notebooks: where they begin, and how tables, figures, images and progress are shown in Jupyter. It works in this
 * project's kernel, in IJava and in JJava, and is the only package that knows them.
 *
 * <p>{@link Lab} is the first line of a notebook: the study (profile, data and model), the record of the run, and the
 * table of predictions of that notebook's model. {@link Notebook#attach} is called by the kernel's start-up code and
 * makes tables, charts, figures and images show themselves; {@link Notebook#progress()} shows each piece of work as a
 * bar below the running cell. {@link TuringPage} shows where a Turing test lies and how it is taken.
 *
 * <p>What a {@link Lab} is asked for is computed elsewhere, on a cluster where {@link Lab#archive} says so, and outside a notebook {@link Notebook#progress()} is silent, so the same code runs in a
 * test.
 *
 * <pre>{@code
 * Lab lab = Lab.open("my-questions");                 // or "02": data, model and the record of the run
 * Table predictions = lab.predictions();
 * PointEstimate monocytes =
 *         Accuracy.of(predictions.where(predictions.stringColumn("label").isEqualTo("monocyte")));
 * lab.run().metric("monocytes", monocytes);
 * }</pre>
 */
package cytodiffusion.notebook;
