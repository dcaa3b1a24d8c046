package cytodiffusion.paper.wnet.generated;

import cytodiffusion.evaluation.cells.CellSet;
import java.util.Optional;

/**
 * Where cells come from that were not photographed.
 *
 * @param name for figures and tables
 * @param cells as many of each class
 * @param learnedFrom real cells that the generator was trained on; empty where it was not trained
 * @param evaluations of a network that a cell takes
 * @param seconds that a cell took here
 */
public record Source(String name, CellSet cells, Optional<CellSet> learnedFrom, int evaluations, double seconds) {}
