/** What notebook 01 shows: drawn cells beside real ones, and the people who took the Turing test. */
package cytodiffusion.report.cytodiffusion.turing;
