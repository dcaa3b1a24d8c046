package cytodiffusion.train;

import cytodiffusion.nn.ModelCard.LossPoint;
import java.util.ArrayList;
import java.util.List;

/** The loss of a training, averaged over so many steps a point that there are never more than some 200. */
public final class LossCurve {
    private static final int MOST = 200;

    private final List<LossPoint> points = new ArrayList<>();
    private int stride = 1;
    private double sum;
    private int count;

    /** Goes on from {@code earlier} points, as far as they lie before step {@code lastStep}. */
    public LossCurve(List<LossPoint> earlier, long lastStep) {
        earlier.stream().filter(point -> point.step() <= lastStep).forEach(points::add);
        if (points.size() > 1) {
            stride = (int) Math.max(1, points.get(1).step() - points.get(0).step());
        }
    }

    /** Takes the loss of the next step. */
    public void add(long step, double loss) {
        sum += loss;
        count++;
        if (count < stride) {
            return;
        }
        points.add(new LossPoint(step, sum / count));
        sum = 0;
        count = 0;
        if (points.size() == MOST) {
            halve();
        }
    }

    private void halve() {
        List<LossPoint> merged = new ArrayList<>();
        for (int i = 0; i + 1 < points.size(); i += 2) {
            LossPoint second = points.get(i + 1);
            merged.add(new LossPoint(second.step(), (points.get(i).loss() + second.loss()) / 2));
        }
        points.clear();
        points.addAll(merged);
        stride *= 2;
    }

    /** The points so far, the earlier ones among them. */
    public List<LossPoint> points() {
        return List.copyOf(points);
    }
}
