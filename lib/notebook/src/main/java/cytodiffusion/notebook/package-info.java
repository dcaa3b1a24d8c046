/** Notebooks: how tables, figures, images and progress are shown in Jupyter. */
package cytodiffusion.notebook;
