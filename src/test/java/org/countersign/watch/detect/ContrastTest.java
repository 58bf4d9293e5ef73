package org.countersign.watch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class ContrastTest {
    private static final Baseline OWN = new Baseline(0.03, 0.03, 0.3, 0.02, 0);
    private static final Baseline OTHER = new Baseline(0.05, 0.05, 0.3, 0.04, 0);

    /** Over all outcomes of five pairs, each hit by something common of its own. */
    @Property(tries = 50)
    void whatever_multiplies_the_odds_of_both_cancels(
            @ForAll @Size(5) List<@DoubleRange(min = 0.2, max = 50) Double> common) {
        double expectation = 0;
        double discordant = 0;
        for (int outcomes = 0; outcomes < 1 << 10; outcomes++) {
            Contrast contrast = new Contrast(OWN);
            double likelihood = 1;
            int different = 0;
            for (int pair = 0; pair < 5; pair++) {
                boolean own = ((outcomes >> (2 * pair)) & 1) == 1;
                boolean other = ((outcomes >> (2 * pair + 1)) & 1) == 1;
                likelihood *= probability(own, common.get(pair) * odds(0.03));
                likelihood *= probability(other, common.get(pair) * odds(0.04));
                different += own == other ? 0 : 1;
                contrast.judgeOther(outcome(other), OTHER);
                contrast.judge(outcome(own));
            }
            expectation += likelihood * contrast.evidence();
            discordant += likelihood * different;
        }

        assertThat(expectation).isCloseTo(discordant, within(1e-9));
    }

    @Example
    void a_carrier_that_fails_in_a_night_in_which_all_fail_more_is_found() {
        assertThat(evidenceAfter(20_000, 0.06, 0.08)).isLessThan(1e4);
        assertThat(evidenceAfter(20_000, 0.2, 0.08)).isGreaterThan(1e8);
    }

    @Example
    void a_message_to_another_carrier_serves_for_one_pair() {
        Contrast contrast = new Contrast(OWN);
        contrast.judgeOther(Outcome.DELIVERED, OTHER);
        contrast.judge(Outcome.FAILED);
        double once = contrast.evidence();

        contrast.judge(Outcome.FAILED);

        assertThat(once).isPositive();
        assertThat(contrast.evidence()).isEqualTo(once);
    }

    @Example
    void a_carrier_of_which_too_little_is_known_serves_for_no_comparison() {
        Contrast contrast = new Contrast(OWN);
        contrast.judgeOther(Outcome.DELIVERED, Baseline.stated(Stage.EARLY, 0.03));
        contrast.judge(Outcome.FAILED);

        assertThat(contrast.evidence()).isZero();
    }

    @Example
    void carriers_whose_failures_come_in_bursts_are_not_compared_pair_by_pair() {
        Baseline bursts = new Baseline(0.03, 0.03, 0.3, 0.02, 0.05);
        Contrast own = new Contrast(bursts);
        own.judgeOther(Outcome.DELIVERED, OTHER);
        own.judge(Outcome.FAILED);
        Contrast other = new Contrast(OWN);
        other.judgeOther(Outcome.DELIVERED, bursts);
        other.judge(Outcome.FAILED);

        assertThat(own.evidence()).isZero();
        assertThat(other.evidence()).isZero();
    }

    @Property(tries = 30)
    void restored_it_goes_on_to_the_bit(@ForAll List<Outcome> before, @ForAll Outcome other, @ForAll Outcome own) {
        Contrast kept = new Contrast(OWN);
        for (Outcome outcome : before) {
            kept.judgeOther(Outcome.DELIVERED, OTHER);
            kept.judge(outcome);
        }
        kept.judgeOther(other, OTHER);
        Contrast restored = Contrast.fromBytes(OWN, kept.toBytes());
        kept.judge(own);
        restored.judge(own);

        assertThat(restored.toBytes()).isEqualTo(kept.toBytes()).hasSize(Contrast.BYTES);
        assertThat(restored.evidence()).isEqualTo(kept.evidence());
    }

    @Example
    void a_state_that_is_none_is_refused() {
        assertThatThrownBy(() -> Contrast.fromBytes(OWN, new byte[Contrast.BYTES]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double evidenceAfter(int messages, double own, double other) {
        Contrast contrast = new Contrast(OWN);
        Chance chance = new Chance(6);
        double most = 0;
        for (int i = 0; i < messages; i++) {
            contrast.judgeOther(outcome(chance.with(other)), OTHER);
            contrast.judge(outcome(chance.with(own)));
            most = Math.max(most, contrast.evidence());
        }
        return most;
    }

    private static Outcome outcome(boolean failed) {
        return failed ? Outcome.FAILED : Outcome.DELIVERED;
    }

    private static double odds(double share) {
        return share / (1 - share);
    }

    private static double probability(boolean failed, double odds) {
        return failed ? odds / (1 + odds) : 1 / (1 + odds);
    }
}
