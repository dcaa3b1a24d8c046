/**
 * "Raw image space improves single-cell classification in Acute Myeloid Leukemia" (Umer, Metak and Marr, a poster): its
 * published numbers, how much each profile computes, and its experiments. No other paper is known here.
 *
 * <p>{@link RawSpaceStudy} is what notebook 11 works with: drawn cells whose light, stain and camera are known, and
 * networks that are trained on them once in each {@link Condition} and kept. {@link SpaceDomains} are the lights,
 * stains and cameras in which cells are looked at again. {@link SpaceExperiment} is the poster's comparison on real
 * cells, on the same images and from several seeds; {@link RecordedSpaces} has the run that comes with the library, in
 * {@link SpaceRow}s.
 *
 * <p>{@link PublishedNumbers} are in per cent or as the poster rounds them. Two conditions differ in colour only: all
 * images are turned and mirrored alike. The arithmetic of raw space is {@code data.raw}'s.
 *
 * <pre>{@code
 * try (RawSpaceStudy study = RawSpaceStudy.of(RawSpaceProfile.SMOKE, Progress.SILENT)) {
 *     TrainedModel network = study.network(Condition.RAW);
 *     for (Domain domain : SpaceDomains.all()) {
 *         CellAnswers answers = study.judge(network, domain);
 *         System.out.println(domain.name() + ": " + answers.correct() + " of " + answers.n());
 *     }
 * }
 * }</pre>
 */
package cytodiffusion.paper.rawspace;
