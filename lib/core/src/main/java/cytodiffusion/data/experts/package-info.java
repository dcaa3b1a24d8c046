/** What human experts said about images: their labels, how sure they were, and what they agree on. */
package cytodiffusion.data.experts;
