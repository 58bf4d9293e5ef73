package org.countersign.watch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CommonFactorTest {
    private static final Baseline USUAL = Baseline.stated(Stage.MIDDLE, 0.03);

    @Test
    void it_multiplies_shares_and_ends_at_the_highest_baseline() {
        assertThat(CommonFactor.NONE.applyTo(0.03)).isEqualTo(0.03);
        assertThat(CommonFactor.DOUBLE.applyTo(0.03)).isCloseTo(0.06, within(1e-12));
        assertThat(CommonFactor.QUADRUPLE.applyTo(0.3)).isEqualTo(Baseline.MOST);
    }

    @Test
    void one_who_has_the_campaign_for_itself_is_compared_with_its_baseline_alone() {
        Detector alone = new Detector(USUAL);
        Detector unheard = new Detector(USUAL);
        for (int i = 0; i < 50; i++) {
            Outcome outcome = i % 10 == 0 ? Outcome.FAILED : Outcome.DELIVERED;
            alone.judge(outcome);
            unheard.judge(outcome, 1, Witnesses.NONE, new Witnesses(1, 0, 0, 0), 9);
        }

        assertThat(unheard.evidence()).isEqualTo(alone.evidence()).isPositive();
    }

    @Test
    void witnesses_whose_failures_are_usual_delay_no_block() {
        Detector alone = new Detector(USUAL);
        Detector among = new Detector(USUAL);
        for (int i = 0; i < 5; i++) {
            alone.judge(Outcome.REFUSED);
            among.judge(Outcome.REFUSED, 1, new Witnesses(1_000 + i, 9, 40, 160), new Witnesses(300, 2, 9, 40), 9);
        }

        assertThat(among.evidence()).isLessThanOrEqualTo(alone.evidence());
        assertThat(Thresholds.DEFAULT.level(Stage.EARLY.weight() * among.evidence()))
                .isEqualTo(Level.WARNED);
    }

    @Test
    void witnesses_that_fail_as_much_excuse_it() {
        Detector among = new Detector(USUAL);
        Chance chance = new Chance(3);
        double most = 0;
        for (int i = 1; i < 20_000; i++) {
            Outcome outcome = chance.with(0.06) ? Outcome.FAILED : Outcome.DELIVERED;
            // Three messages to others for each of its own, at their mean.
            among.judge(
                    outcome, 1, new Witnesses(3 * i, -0.02 * i, -0.036 * i, -0.01 * i), new Witnesses(i, 0, 0, 0), 9);
            most = Math.max(most, among.evidence());
        }

        assertThat(most).isLessThan(1e4);
    }

    @Test
    void a_past_without_anything_common_speaks_for_no_more_than_is_presumed_when_something_begins() {
        Detector shortly = new Detector(USUAL);
        Detector forLong = new Detector(USUAL);
        shortly.judge(Outcome.DELIVERED, 1, new Witnesses(1_000, 5, 20, 50), Witnesses.NONE, 9);
        forLong.judge(Outcome.DELIVERED, 1, new Witnesses(1_000_000, 5_000, 20_000, 50_000), Witnesses.NONE, 9);

        Outcome next = Outcome.REFUSED;
        for (int i = 0; i < 30; i++) {
            shortly.judge(next, 2, new Witnesses(1_000, 5, 20, 50), Witnesses.NONE, 9);
            forLong.judge(next, 2, new Witnesses(1_000_000, 5_000, 20_000, 50_000), Witnesses.NONE, 9);
        }

        assertThat(forLong.evidence()).isEqualTo(shortly.evidence());
    }
}
