package org.countersign.watch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class DetectorTest {
    private static final Baseline USUAL = Baseline.stated(Stage.EARLY, 0.03);
    private static final Baseline CORRELATED = new Baseline(0.03, 0.01, 0.15, 0.025, 0.05);

    private static final List<Outcome> FAILINGS = List.of(Outcome.FAILED, Outcome.REFUSED, Outcome.SILENT);

    @Property(tries = 50)
    void restored_it_goes_on_to_the_bit_as_if_nothing_had_happened(
            @ForAll List<Outcome> before, @ForAll List<Outcome> after, @ForAll @IntRange(max = 200) int othersFailed) {
        for (Baseline baseline : List.of(USUAL, CORRELATED)) {
            Detector kept = new Detector(baseline);
            Witnesses others = new Witnesses(1_000, 2, 3 - othersFailed * 0.1, 5 - othersFailed * 0.2);
            Witnesses own = new Witnesses(100, 1, 2, 3);
            before.forEach(outcome -> kept.judge(outcome, 7, others, own, 7));
            Detector restored = Detector.fromBytes(baseline, kept.toBytes());
            after.forEach(outcome -> kept.judge(outcome, 8, others, own, 7));
            after.forEach(outcome -> restored.judge(outcome, 8, others, own, 7));

            assertThat(restored.toBytes()).isEqualTo(kept.toBytes()).hasSize(Detector.BYTES);
            assertThat(restored.evidence()).isEqualTo(kept.evidence());
        }
    }

    @Example
    void what_begins_anew_takes_back_nothing_of_what_it_has_told() {
        Detector before = new Detector(USUAL);
        for (int i = 0; i < 1_000; i++) {
            before.judge(i % 50 == 0 ? Outcome.FAILED : Outcome.DELIVERED, i, Witnesses.NONE, Witnesses.NONE, i);
        }

        Detector after = before.anew();

        assertThat(after.testimony().now()).isEqualTo(before.testimony().now());
        assertThat(after.testimony().now().messages()).isEqualTo(1_000);
        assertThat(after.testimony().before(999)).isEqualTo(before.testimony().before(999));
        assertThat(after.evidence()).isZero();
    }

    @Example
    void a_stream_needs_less_than_a_hundred_bytes() {
        // Failures, refusals and messages not delivered, each against the baseline and three raised ones.
        assertThat(Detector.BYTES / 12).isLessThan(100);
        assertThat(Contrast.BYTES).isLessThan(100);
    }

    /** Computed once; a machine that differs in a bit would take other decisions than its neighbours. */
    @Example
    void the_bits_are_the_same_on_every_machine() {
        assertThat(List.of(bitsAfterAThousand(USUAL), bitsAfterAThousand(CORRELATED)))
                .containsExactly(4626169924193124297L, 4662477012009689367L);
    }

    private static long bitsAfterAThousand(Baseline baseline) {
        Detector detector = new Detector(baseline);
        Chance chance = new Chance(5);
        for (int i = 0; i < 1000; i++) {
            Outcome outcome = chance.with(0.06) ? FAILINGS.get(i % 3) : Outcome.DELIVERED;
            Witnesses others = new Witnesses(i, i * 0.003 - 1, i * 0.01 - 3, i * 0.03 - 5);
            detector.judge(outcome, i / 100, others, new Witnesses(i, 0, 0, 0), i / 100);
        }
        return Double.doubleToRawLongBits(detector.unbounded());
    }

    @Example
    void it_begins_without_evidence_and_a_healthy_message_adds_none() {
        Detector detector = new Detector(USUAL);
        assertThat(detector.evidence()).isZero();

        detector.judge(Outcome.DELIVERED);

        assertThat(detector.evidence()).isZero();
    }

    /** What it begins with counts as healthy messages that it has not seen, and is taken off again. */
    @Property(tries = 30)
    void of_healthy_messages_evidence_grows_by_one_a_message_at_most_in_expectation(
            @ForAll @Scale(4) @DoubleRange(min = 0.005, max = 0.3) double share,
            @ForAll @IntRange(min = 1, max = 5) int messages) {
        Baseline baseline = new Baseline(share, share, share, 0, 0);
        double expectation = 0;
        for (int outcomes = 0; outcomes < 1 << messages; outcomes++) {
            Detector detector = new Detector(baseline);
            double likelihood = 1;
            for (int i = 0; i < messages; i++) {
                boolean failed = ((outcomes >> i) & 1) == 1;
                likelihood *= failed ? share : 1 - share;
                detector.judge(failed ? Outcome.REFUSED : Outcome.DELIVERED);
            }
            expectation += likelihood * detector.unbounded();
        }

        assertThat(expectation).isCloseTo(messages, within(1e-6));
    }

    @Example
    void six_refusals_in_a_row_hold_and_no_less() {
        Detector detector = new Detector(USUAL);
        for (int i = 0; i < 5; i++) {
            detector.judge(Outcome.REFUSED);
        }
        assertThat(Thresholds.DEFAULT.level(Stage.EARLY.weight() * detector.evidence()))
                .isEqualTo(Level.WARNED);

        detector.judge(Outcome.REFUSED);

        assertThat(Thresholds.DEFAULT.level(Stage.EARLY.weight() * detector.evidence()))
                .isEqualTo(Level.HELD);
    }

    @Example
    void silence_is_no_failure_yet_evidence_all_the_same() {
        Detector detector = new Detector(Baseline.stated(Stage.MIDDLE, 0.03));
        int messages = 0;
        while (Stage.MIDDLE.weight() * detector.evidence() < Thresholds.DEFAULT.hold()) {
            detector.judge(Outcome.SILENT);
            messages++;
        }

        assertThat(messages).isBetween(10, 30);
    }

    @Example
    void silence_after_two_minutes_says_nothing_while_nobody_knows_what_is_usual() {
        Detector detector = new Detector(USUAL);
        for (int i = 0; i < 1_000; i++) {
            detector.judge(Outcome.SILENT);
        }

        assertThat(detector.evidence()).isZero();
    }

    @Example
    void usual_silence_is_no_evidence() {
        Detector detector = new Detector(Baseline.stated(Stage.MIDDLE, 0.03));
        Chance chance = new Chance(3);
        double most = 0;
        for (int i = 0; i < 100_000; i++) {
            detector.judge(chance.with(0.2) ? Outcome.SILENT : Outcome.DELIVERED);
            most = Math.max(most, detector.evidence());
        }

        assertThat(most).isLessThan(1000);
    }

    @Example
    void refusals_tell_sooner_where_they_are_rare() {
        Baseline rareRefusals = new Baseline(0.03, 0.005, 0.3, 0, 0);

        assertThat(untilWarned(rareRefusals, 0.05)).isLessThan(untilWarned(USUAL, 0.05) / 3);
    }

    private static double untilWarned(Baseline baseline, double refused) {
        long messages = 0;
        Chance chance = new Chance(9);
        for (int run = 0; run < 20; run++) {
            Detector detector = new Detector(baseline);
            while (detector.evidence() < Thresholds.DEFAULT.warn()) {
                detector.judge(chance.with(refused) ? Outcome.REFUSED : Outcome.DELIVERED);
                messages++;
            }
        }
        return messages / 20.0;
    }

    @Example
    void correlated_failures_do_not_alarm_when_that_is_how_they_come() {
        assertThat(alarmsOfCorrelatedMessages(USUAL)).isGreaterThan(10);
        assertThat(alarmsOfCorrelatedMessages(new Baseline(0.03, 0.03, Baseline.UNKNOWN, 0, 0.1)))
                .isZero();
    }

    private static int alarmsOfCorrelatedMessages(Baseline baseline) {
        Detector detector = new Detector(baseline);
        Chance chance = new Chance(4);
        int alarms = 0;
        for (int block = 0; block < 10_000; block++) {
            double share = chance.beta(0.03, 0.1);
            for (int i = 0; i < History.BLOCK; i++) {
                detector.judge(chance.with(share) ? Outcome.FAILED : Outcome.DELIVERED);
            }
            if (detector.evidence() >= Thresholds.DEFAULT.warn()) {
                alarms++;
                detector = new Detector(baseline);
            }
        }
        return alarms;
    }

    @Example
    void after_ten_thousand_failures_it_finds_back_to_normal() {
        Detector detector = new Detector(USUAL);
        for (int i = 0; i < 10_000; i++) {
            detector.judge(Outcome.REFUSED);
        }
        assertThat(detector.evidence()).isGreaterThan(Thresholds.MOST);
        int healthy = 0;
        while (detector.evidence() >= Thresholds.DEFAULT.warn()) {
            detector.judge(Outcome.DELIVERED);
            healthy++;
        }

        assertThat(healthy).isLessThan(1000);
    }

    @Example
    void a_state_that_is_none_is_refused() {
        byte[] state = new Detector(USUAL).toBytes();
        state[0] = 9;
        assertThatThrownBy(() -> Detector.fromBytes(USUAL, state)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Detector.fromBytes(USUAL, new byte[3])).isInstanceOf(IllegalArgumentException.class);
        byte[] negative = new Detector(USUAL).toBytes();
        negative[1] = (byte) 0xBF;
        assertThatThrownBy(() -> Detector.fromBytes(USUAL, negative)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void thresholds_have_bounds() {
        assertThatThrownBy(() -> new Thresholds(1e8, 1e6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Thresholds(10, 1e6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Thresholds(1e6, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Thresholds.DEFAULT.level(1e6)).isEqualTo(Level.WARNED);
        assertThat(Thresholds.DEFAULT.level(999_999)).isEqualTo(Level.NORMAL);
        assertThat(Thresholds.DEFAULT.level(1e8)).isEqualTo(Level.HELD);
    }
}
