/** How results look: tables, as data and as text, and the pictures beside the files of an evaluation. */
package cytodiffusion.report;
