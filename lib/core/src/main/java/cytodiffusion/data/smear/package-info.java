/** The synthetic smear: seeded drawings of blood cells with a known morphology, stain and microscope. */
package cytodiffusion.data.smear;
