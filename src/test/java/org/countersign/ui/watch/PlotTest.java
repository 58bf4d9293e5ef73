package org.countersign.ui.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.countersign.watch.CampaignCurves;
import org.countersign.watch.CampaignCurves.CarrierCurve;
import org.countersign.watch.CurvePoint;
import org.countersign.watch.WatchView.CarrierWatch;
import org.countersign.watch.detect.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotTest {
    private static final Instant BEGAN = Instant.parse("2013-09-11T06:00:00Z");

    private static CurvePoint point(int second, long delivered, long failed, double evidence) {
        return new CurvePoint(BEGAN.plusSeconds(second), delivered + failed + 1, delivered, failed, evidence);
    }

    private static CarrierCurve curve(@Nullable Instant heldAt, CurvePoint... points) {
        return new CarrierCurve(
                new CarrierWatch("orange-fr", 0, 0, 0, 0, 0.03, 0, Level.NORMAL), heldAt, null, List.of(points));
    }

    private static Plot plot(CarrierCurve... curves) {
        return Objects.requireNonNull(Plot.of(curves[0], new CampaignCurves("campaign", 1e6, 1e8, List.of(curves))));
    }

    @Test
    void counts_are_drawn_as_steps_up_to_the_right_edge() {
        Plot plot = plot(curve(null, point(0, 10, 0, 0), point(5, 50, 0, 0), point(10, 100, 0, 0)));
        assertThat(plot.top()).isEqualTo(100);
        assertThat(plot.delivered()).isEqualTo("M0 90H500V50H1000V0H1000");
        assertThat(plot.failed()).isEqualTo("M0 100H500V100H1000V100H1000");
    }

    @Test
    void evidence_is_a_matter_of_powers_of_ten_with_the_thresholds_where_they_belong() {
        Plot plot = plot(curve(null, point(0, 1, 0, 0), point(10, 1, 0, 1e9)));
        assertThat(plot.topPower()).isEqualTo(9);
        assertThat(plot.evidence()).startsWith("M0 100").endsWith("V0H1000");
        assertThat(plot.warn()).isEqualTo("M0 33.3H1000");
        assertThat(plot.hold()).isEqualTo("M0 11.1H1000");
    }

    @Test
    void carriers_share_the_time() {
        Plot plot = plot(
                curve(BEGAN.plusSeconds(10), point(10, 1, 0, 0)), curve(null, point(0, 1, 0, 0), point(20, 1, 0, 0)));
        assertThat(plot.from()).isEqualTo(BEGAN);
        assertThat(plot.until()).isEqualTo(BEGAN.plusSeconds(20));
        assertThat(plot.delivered()).startsWith("M500 ");
        assertThat(plot.heldAt()).isEqualTo("M500 0V100");
    }

    @Test
    void one_point_makes_a_line_and_none_makes_no_plot() {
        assertThat(plot(curve(null, point(0, 1, 0, 0))).delivered()).isEqualTo("M0 0H1000");
        CarrierCurve nothing = curve(null);
        assertThat(Plot.of(nothing, new CampaignCurves("campaign", 1e6, 1e8, List.of(nothing))))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "3, 5", "6, 10", "170000, 200000", "1000000000000, 1000000000000"})
    void the_upper_edge_is_a_round_number(long most, long top) {
        assertThat(Plot.round(most)).isEqualTo(top);
    }
}
