/**
 * CytoDiffusion, Sections 1.3 and 3.7: a model's confidence as a psychometric observer's, beside experts'.
 *
 * <p>{@link UncertaintyStudy} predicts images that no model was trained on and reads what experts said of them. Where
 * the dataset is drawn, the cells lie between two classes, so that their difficulty is known ({@link GradedTruth}), and
 * six {@link SimulatedExpert}s of known skill answer. {@link FittedObserver} is anybody's answers in bins with the
 * psychometric function that describes them (Equation 9, in {@code stats.psychometric}), and {@link PanelComparison}
 * has the experts' by the model's confidence and by their own.
 */
package cytodiffusion.paper.cytodiffusion.uncertainty;
