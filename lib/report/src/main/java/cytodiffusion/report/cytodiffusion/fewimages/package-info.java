/**
 * What notebook 06 shows: how well models do that were trained on few images.
 *
 * <p>{@link LowData} draws the paper's Figure 4 (the recorded table filled, what was computed live hollow) and tables
 * of scores and means with the paper's beside them. {@link ScoreTable} is the table that the notebook asks questions
 * of, a row for each training.
 */
package cytodiffusion.report.cytodiffusion.fewimages;
