package cytodiffusion.stats.psychometric;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Gauss-Legendre nodes on an interval that is cut into panels where the integrand is not smooth.
 *
 * @param edges of the panels, ascending, one more than there are panels
 * @param nodesPerPanel the same in each
 * @param nodes all nodes, ascending
 * @param weights of the nodes; their sum is the interval's length
 */
record QuadratureAxis(double[] edges, int nodesPerPanel, double[] nodes, double[] weights) {
    private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();
    private static final int FEWEST_NODES = 8;

    /** About {@code nodes} of them in all, shared between the panels. */
    static QuadratureAxis of(double from, double to, double[] kinks, int nodes) {
        double[] edges = DoubleStream.concat(
                        DoubleStream.of(from, to), DoubleStream.of(kinks).filter(k -> k > from && k < to))
                .sorted()
                .distinct()
                .toArray();
        int panels = edges.length - 1;
        // Panels share the work unevenly, so cutting one in two does not halve what each needs.
        int perPanel = panels == 1 ? nodes : Math.max(FEWEST_NODES, nodes * 2 / (panels + 1));
        GaussIntegrator rule = rule(perPanel);
        double[] all = new double[panels * perPanel];
        double[] weights = new double[all.length];
        for (int panel = 0; panel < panels; panel++) {
            double centre = (edges[panel] + edges[panel + 1]) / 2;
            double half = (edges[panel + 1] - edges[panel]) / 2;
            for (int i = 0; i < perPanel; i++) {
                all[panel * perPanel + i] = centre + half * rule.getPoint(i);
                weights[panel * perPanel + i] = half * rule.getWeight(i);
            }
        }
        return new QuadratureAxis(edges, perPanel, all, weights);
    }

    int size() {
        return nodes.length;
    }

    double lower() {
        return edges[0];
    }

    double upper() {
        return edges[edges.length - 1];
    }

    int panels() {
        return edges.length - 1;
    }

    /** The panel that a value of the interval lies in. */
    int panelOf(double value) {
        int found = Arrays.binarySearch(edges, value);
        int panel = found >= 0 ? found : -found - 2;
        return Math.min(Math.max(panel, 0), panels() - 1);
    }

    // The factory's cache of rules is not safe for threads.
    private static synchronized GaussIntegrator rule(int nodes) {
        return RULES.legendre(nodes);
    }
}
