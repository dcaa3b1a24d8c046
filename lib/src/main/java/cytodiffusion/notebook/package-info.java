/** How tables, figures, images and progress are shown in a notebook, and the record that its run leaves. */
package cytodiffusion.notebook;
