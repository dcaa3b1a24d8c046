/** The table of predictions, and the small verbs that notebooks ask questions with. */
package cytodiffusion.report.table;
