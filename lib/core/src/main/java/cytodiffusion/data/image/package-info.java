/** Image files and their pixels. */
package cytodiffusion.data.image;
