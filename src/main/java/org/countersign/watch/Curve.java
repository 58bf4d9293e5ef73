package org.countersign.watch;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The time of a stream, cut into slots: where its next point goes. Slots are as short as the number of points allows, so that
 * a campaign of five minutes and one of five days are both told by some two hundred.
 */
final class Curve {
    static final int MOST = 240;
    /** So many are left of a curve that was full, so that it is not full again at once. */
    private static final int LEFT = MOST * 3 / 4;

    private long step;
    private @Nullable Long newest;
    private int points;

    /**
     * A curve as it was left.
     *
     * @param step how long a slot is, in seconds
     * @param newest the last slot that has a point
     */
    Curve(long step, @Nullable Long newest, int points) {
        this.step = step;
        this.newest = newest;
        this.points = points;
    }

    static Curve empty() {
        return new Curve(1, null, 0);
    }

    long step() {
        return step;
    }

    @Nullable
    Long newest() {
        return newest;
    }

    int points() {
        return points;
    }

    /** Whether what is noted now has a slot of its own; the clocks of two nodes may differ, and no point lies before another. */
    boolean beginsSlot(Instant now) {
        return newest == null || slot(now) > newest;
    }

    boolean isFull() {
        return points >= MOST;
    }

    /** The slot of what is noted now, which has a point from here on. */
    long take(Instant now) {
        if (beginsSlot(now)) {
            newest = slot(now);
            points++;
        }
        return newest == null ? slot(now) : newest;
    }

    /** Makes slots longer, until few enough have points; what is left of them. */
    Map<Long, CurvePoint> widen(Map<Long, CurvePoint> bySlot) {
        Map<Long, CurvePoint> left = new TreeMap<>(bySlot);
        while (left.size() > LEFT) {
            step *= 2;
            Map<Long, CurvePoint> wider = new TreeMap<>();
            left.forEach((slot, point) -> wider.merge(Math.floorDiv(slot, 2), point, CurvePoint::and));
            left = wider;
            newest = newest == null ? null : Long.valueOf(Math.floorDiv(newest, 2));
        }
        points = left.size();
        return left;
    }

    private long slot(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), step);
    }
}
