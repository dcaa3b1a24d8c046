package cytodiffusion.report.figure;

import java.awt.Graphics2D;
import org.knowm.xchart.internal.chartpart.Chart;

/** A chart drawn at another size than its own. */
record SizedFigure(Chart<?, ?> chart, int width, int height) implements Figure {
    @Override
    public String description() {
        return Figure.of(chart).description();
    }

    @Override
    public void paint(Graphics2D g) {
        chart.paint(g, width, height);
    }
}
