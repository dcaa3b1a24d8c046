/** Labelled images: folders of them, how they are parted into splits and folds, and how a file becomes a canvas. */
package cytodiffusion.data;
