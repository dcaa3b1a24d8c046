/** How tables, charts, images and progress look in a notebook, charts of results, and the record that a run leaves. */
package cytodiffusion.notebook;
