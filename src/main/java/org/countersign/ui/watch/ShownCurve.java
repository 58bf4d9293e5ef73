package org.countersign.ui.watch;

import java.util.List;
import java.util.stream.IntStream;
import org.countersign.watch.CampaignCurves;
import org.countersign.watch.CurvePoint;
import org.countersign.watch.WatchView;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign fares at one carrier, as a page shows it.
 *
 * @param name of the carrier
 * @param plot null when there are no curves of it
 */
public record ShownCurve(
        String name,
        CampaignCurves.CarrierCurve curve,
        @Nullable Plot plot) {
    /** Rows that somebody reads. */
    private static final int MOST_ROWS = 48;

    public String carrier() {
        return now().carrier();
    }

    public WatchView.CarrierWatch now() {
        return curve.now();
    }

    /** Of what is known the outcome of. */
    public double failedShare() {
        long known = now().delivered() + now().failed();
        return known == 0 ? 0 : (double) now().failed() / known;
    }

    /** The points of the curve, the last first; of many some, evenly. */
    public List<CurvePoint> rows() {
        List<CurvePoint> points = curve.points();
        int every = (points.size() + MOST_ROWS - 1) / MOST_ROWS;
        return IntStream.range(0, points.size())
                .filter(i -> i % Math.max(1, every) == 0)
                .mapToObj(i -> points.get(points.size() - 1 - i))
                .toList();
    }

    /** Whether there are more points than rows. */
    public boolean isThinned() {
        return curve.points().size() > MOST_ROWS;
    }
}
