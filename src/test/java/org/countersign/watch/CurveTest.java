package org.countersign.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** That a curve keeps to its number of points however long it goes on, and loses no end and no peak. */
class CurveTest {
    private static final Instant BEGAN = Instant.parse("2013-09-11T08:00:00Z");

    private final Curve curve = Curve.empty();
    private Map<Long, CurvePoint> points = new TreeMap<>();
    private int most;

    /** As {@link Curves} does with the database. */
    private void note(Instant now, long sent, double evidence) {
        if (curve.isFull() && curve.beginsSlot(now)) {
            points = new TreeMap<>(curve.widen(points));
        }
        points.merge(curve.take(now), new CurvePoint(now, sent, 0, 0, evidence), CurvePoint::and);
        assertThat(curve.points()).isEqualTo(points.size());
        most = Math.max(most, points.size());
    }

    @Test
    void what_is_heard_within_a_second_is_one_point() {
        note(BEGAN, 1, 5);
        note(BEGAN.plusMillis(400), 2, 7);
        note(BEGAN.plusMillis(900), 3, 1);

        assertThat(points.values()).containsExactly(new CurvePoint(BEGAN.plusMillis(900), 3, 0, 0, 7));
    }

    @Test
    void a_second_each_is_a_point_each_until_there_are_too_many() {
        for (int i = 0; i < Curve.MOST; i++) {
            note(BEGAN.plusSeconds(i), i, 0);
        }
        assertThat(points).hasSize(Curve.MOST);

        note(BEGAN.plusSeconds(Curve.MOST), Curve.MOST, 0);
        assertThat(points.size()).isBetween(Curve.MOST / 2, Curve.MOST * 3 / 4 + 1);
        assertThat(curve.step()).isEqualTo(2);
    }

    @Test
    void two_days_of_messages_keep_within_the_bound_and_in_order_with_their_last_and_their_peak() {
        int days = 2 * 24 * 3600;
        for (int i = 0; i < days; i += 7) {
            note(BEGAN.plusSeconds(i), i, i == 70_000 ? 1e9 : 1);
        }

        assertThat(most).isEqualTo(Curve.MOST);
        List<CurvePoint> inOrder = new ArrayList<>(points.values());
        assertThat(inOrder).extracting(CurvePoint::at).isSorted();
        assertThat(inOrder).extracting(CurvePoint::sent).isSorted();
        assertThat(inOrder).last().satisfies(point -> assertThat(point.sent()).isEqualTo((days - 1) / 7 * 7L));
        assertThat(inOrder).extracting(CurvePoint::evidence).contains(1e9);
        assertThat(inOrder.size()).isGreaterThan(Curve.MOST / 3);
    }

    @Test
    void points_that_lie_years_apart_are_kept_within_the_bound_too() {
        Instant at = BEGAN;
        for (int i = 0; i < 3 * Curve.MOST; i++) {
            note(at, i, 0);
            at = at.plusSeconds(5_000_000);
        }
        assertThat(most).isEqualTo(Curve.MOST);
    }

    @Test
    void a_clock_that_is_behind_adds_to_the_newest_point() {
        note(BEGAN, 1, 0);
        note(BEGAN.minusSeconds(5), 2, 0);

        assertThat(points.values()).extracting(CurvePoint::sent).containsExactly(2L);
    }
}
