package org.countersign.watch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BaselineTest {
    @Test
    void without_enough_history_what_was_stated_counts() {
        Baseline stated = Baseline.stated(Stage.MIDDLE, 0.04);
        assertThat(Baseline.of(Stage.MIDDLE, history(199, 50), 0.04)).isEqualTo(stated);
        assertThat(Baseline.of(Stage.MIDDLE, history(1_999, 500), 0.04).failures())
                .isEqualTo(stated.failures());
        assertThat(Baseline.of(Stage.MIDDLE, history(1_999, 500), 0.04).refusals())
                .isEqualTo(stated.refusals());
        assertThat(Baseline.of(Stage.MIDDLE, history(2_000, 500), 0.04).failures())
                .isGreaterThan(stated.failures());
    }

    @Test
    void what_was_stated_is_kept_between_half_a_percent_and_thirty() {
        assertThat(Baseline.stated(Stage.MIDDLE, 0).failures()).isEqualTo(0.005);
        assertThat(Baseline.stated(Stage.MIDDLE, 0.9).failures()).isEqualTo(0.3);
        assertThat(Baseline.stated(Stage.MIDDLE, 0.03).failures()).isEqualTo(0.03);
    }

    @Test
    void nothing_is_assumed_of_what_nobody_stated() {
        Baseline stated = Baseline.stated(Stage.MIDDLE, 0.03);

        assertThat(stated.refusals()).isEqualTo(stated.failures());
        assertThat(stated.undelivered()).isEqualTo(Baseline.MOST);
        assertThat(stated.failuresAtLeast()).isZero();
        assertThat(Baseline.stated(Stage.EARLY, 0.03).undelivered()).isEqualTo(Baseline.UNKNOWN);
    }

    @Test
    void a_history_bounds_from_both_sides() {
        Baseline baseline = Baseline.of(Stage.MIDDLE, history(100_000, 3_000), 0.2);

        assertThat(baseline.failures()).isBetween(0.031, 0.032);
        assertThat(baseline.failuresAtLeast()).isBetween(0.028, 0.029);
    }

    @Test
    void a_history_without_failures_or_of_nothing_else_is_clamped() {
        assertThat(Baseline.of(Stage.MIDDLE, history(1_000_000, 0), 0.03).failures())
                .isEqualTo(Baseline.LEAST);
        assertThat(Baseline.of(Stage.MIDDLE, history(1_000_000, 0), 0.03).failuresAtLeast())
                .isZero();
        assertThat(Baseline.of(Stage.MIDDLE, history(10_000, 10_000), 0.03).failures())
                .isEqualTo(Baseline.MOST);
        assertThat(Baseline.of(Stage.MIDDLE, history(10_000, 10_000), 0.03).failuresAtLeast())
                .isEqualTo(Baseline.MOST);
    }

    /** The promise rests on the bound being above the truth: at most once in a thousand histories it is not. */
    @Test
    void of_a_thousand_histories_hardly_one_bounds_too_low() {
        Chance chance = new Chance(8);
        int tooLow = 0;
        for (int i = 0; i < 1_000; i++) {
            int failed = 0;
            for (int message = 0; message < 2_000; message++) {
                failed += chance.with(0.03) ? 1 : 0;
            }
            tooLow += Baseline.of(Stage.MIDDLE, history(2_000, failed), 0.03).failures() < 0.03 ? 1 : 0;
        }

        assertThat(tooLow).isLessThanOrEqualTo(4);
    }

    @Test
    void correlated_messages_tell_less() {
        History independent = played(0, 1_000);
        History correlated = played(0.1, 1_000);
        assertThat(Baseline.of(Stage.MIDDLE, independent, 0.03).correlation()).isZero();

        Baseline baseline = Baseline.of(Stage.MIDDLE, correlated, 0.03);

        assertThat(baseline.correlation()).isBetween(0.07, 0.13);
        assertThat(baseline.failures() - 0.03)
                .isGreaterThan(
                        1.5 * (Baseline.of(Stage.MIDDLE, independent, 0.03).failures() - 0.03));
    }

    @Test
    void the_estimate_of_the_correlation_is_right_on_average() {
        assertThat(played(0, 20_000).correlation()).isCloseTo(0, within(0.001));
        assertThat(played(0.02, 20_000).correlation()).isCloseTo(0.02, within(0.003));
        assertThat(played(0.2, 20_000).correlation()).isCloseTo(0.2, within(0.02));
    }

    @Test
    void too_few_blocks_show_no_correlation() {
        assertThat(History.NONE.correlation()).isZero();
        assertThat(new History(32, 3, 0, 3, 1, 3, 9).correlation()).isZero();
        assertThat(new History(64, 64, 0, 64, 2, 64, 2048).correlation()).isZero();
    }

    @Test
    void a_long_history_forgets() {
        History most = history(History.MOST, 400_000);

        History more = most.and(history(10, 0));

        assertThat(more.judged()).isEqualTo((History.MOST + 10) / 2);
        assertThat(more.failed()).isEqualTo(200_000);
        assertThat(new History(5 * History.MOST, 64, 0, 64, 3, 64, 2048)
                        .and(History.NONE)
                        .judged())
                .isLessThanOrEqualTo(History.MOST);
        assertThat(new History(History.MOST + 1, 96, 0, 96, 3, 96, 3072)
                        .and(History.NONE)
                        .blocks())
                .isEqualTo(2);
    }

    @Test
    void a_carrier_whose_reports_usually_come_later_is_not_taken_for_silent() {
        Baseline slow = Baseline.of(Stage.EARLY, new History(40_000, 0, 0, 24_000, 0, 0, 0), 0.03);
        Baseline slowest = Baseline.of(Stage.EARLY, new History(40_000, 0, 0, 40_000, 0, 0, 0), 0.03);

        assertThat(slow.undelivered()).isBetween(0.6, 0.62);
        assertThat(slowest.undelivered()).isEqualTo(Baseline.UNKNOWN);
        assertThat(evidenceOfSilence(slow, 0.6, 100_000)).isLessThan(1e6);
        assertThat(evidenceOfSilence(slowest, 1, 100_000)).isZero();
    }

    @Test
    void a_slow_carrier_that_falls_silent_is_found_in_some_fifty_messages() {
        Baseline slow = Baseline.of(Stage.EARLY, new History(40_000, 0, 0, 24_000, 0, 0, 0), 0.03);

        assertThat(evidenceOfSilence(slow, 1, 50) * Stage.EARLY.weight()).isGreaterThan(1e8);
    }

    @Test
    void a_night_takes_nothing_from_a_baseline_that_is_high() {
        for (CommonFactor factor : CommonFactor.values()) {
            assertThat(factor.applyTo(0.6)).isEqualTo(0.6);
            assertThat(factor.applyTo(0.3)).isEqualTo(0.3);
        }
    }

    @Test
    void after_200_messages_silence_tells_something_and_failures_are_still_as_stated() {
        Baseline known = Baseline.of(Stage.EARLY, new History(200, 4, 0, 20, 0, 0, 0), 0.03);

        assertThat(known.failures()).isEqualTo(0.03);
        assertThat(known.failuresAtLeast()).isZero();
        assertThat(known.undelivered()).isBetween(0.17, 0.19);
        assertThat(evidenceOfSilence(known, 1, 25) * Stage.EARLY.weight()).isGreaterThan(1e8);
        assertThat(Baseline.of(Stage.EARLY, new History(199, 4, 0, 20, 0, 0, 0), 0.03)
                        .undelivered())
                .isEqualTo(Baseline.UNKNOWN);
    }

    /** The highest evidence among so many messages of which this share is silent. */
    private static double evidenceOfSilence(Baseline baseline, double share, int messages) {
        Chance chance = new Chance(5);
        Detector detector = new Detector(baseline);
        double highest = 0;
        for (int i = 0; i < messages; i++) {
            detector.judge(chance.with(share) ? Outcome.SILENT : Outcome.DELIVERED);
            highest = Math.max(highest, detector.evidence());
        }
        return highest;
    }

    @Test
    void sums_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> history(10, 11)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new History(10, 1, 2, 3, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Baseline(0.03, 0.03, 0.3, 0.04, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Baseline(0.4, 0.03, 0.3, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Baseline(0.03, 0.03, 0.3, 0, 0.6)).isInstanceOf(IllegalArgumentException.class);
    }

    private static History history(long judged, long failed) {
        return new History(judged, failed, 0, failed, 0, 0, 0);
    }

    /** What a tally counts of messages that fail at 3 %, correlated within blocks. */
    private static History played(double correlation, int blocks) {
        Chance chance = new Chance(12);
        Detector detector = new Detector(Baseline.stated(Stage.MIDDLE, 0.03));
        Tally tally = new Tally();
        for (int block = 0; block < blocks; block++) {
            double share = correlation == 0 ? 0.03 : chance.beta(0.03, correlation);
            for (int i = 0; i < History.BLOCK; i++) {
                Outcome outcome = chance.with(share) ? Outcome.FAILED : Outcome.DELIVERED;
                tally.count(detector, outcome);
                detector.judge(outcome);
            }
        }
        History history = tally.take();
        assertThat(history.blocks()).isEqualTo(blocks);
        assertThat(tally.take()).isEqualTo(History.NONE);
        return history;
    }
}
