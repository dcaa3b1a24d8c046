/**
 * CytoDiffusion, Sections 1.4 and 3.8: cells of a class that the model was trained without.
 *
 * <p>{@link AnomalyStudy} takes the shipped model that has not seen the class, or trains one on 70-10-20 splits of the
 * others, and shows it their test split and all cells of that class. The class is the first of blast and erythroblast
 * that the dataset has, else its last one; {@code CYTO_HELD_OUT} names another. Every class gets all trials, so that
 * eliminations can be replayed on the same errors.
 *
 * <p>{@link RecordedCells} makes known cells of recorded trials, so that scores can be tried on them without a model.
 * The scores themselves are those of {@code evaluation.anomaly}.
 */
package cytodiffusion.paper.cytodiffusion.anomaly;
