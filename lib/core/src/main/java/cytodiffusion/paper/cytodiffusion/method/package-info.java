/**
 * CytoDiffusion, Appendix A: how the classifier works, its weightings and its elimination.
 *
 * <p>Most of it is computed on recorded errors, without asking the network again. The network is asked for the one
 * cell that {@link FollowedCell} follows with many trials of every class, and by {@link Denoised}. {@link WeightingStudy} is the paper's ablation of
 * weighting functions (Table 4), {@link LearnedWeighting} its learned one. {@link EliminationStudy} replays
 * eliminations with other settings (Figure 7), and {@link FalseDrops} measures how often each procedure drops the
 * better of two classes. {@link Denoised} shows what the model takes a noisy cell to have been under several classes,
 * and {@link SharedNoise} what it is worth that all classes see the same noise.
 */
package cytodiffusion.paper.cytodiffusion.method;
