package org.countersign.watch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Supplier;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/** What the whole promise rests on: of healthy trials, the statistic grows by no more than one a trial, in expectation. */
class MixtureTest {
    /** So few that no statistic reaches its ceiling, which would take from the expectation. */
    private static final int TRIALS = 5;

    @Property(tries = 50)
    void at_the_baseline_the_expectation_is_the_number_of_trials(
            @ForAll @Scale(4) @DoubleRange(min = 0.005, max = 0.3) double baseline) {
        assertThat(expectation(baseline, baseline)).isCloseTo(TRIALS, within(1e-9));
    }

    @Property(tries = 50)
    void below_the_baseline_the_expectation_is_less(
            @ForAll @Scale(4) @DoubleRange(min = 0.005, max = 0.3) double baseline,
            @ForAll @Scale(4) @DoubleRange(max = 0.9) double part) {
        assertThat(expectation(baseline, part * baseline)).isLessThan(TRIALS);
    }

    @Property(tries = 50)
    void above_the_baseline_the_expectation_is_more(
            @ForAll @Scale(4) @DoubleRange(min = 0.005, max = 0.3) double baseline) {
        assertThat(expectation(baseline, 1.2 * baseline)).isGreaterThan(TRIALS);
    }

    @Property(tries = 50)
    void correlated_trials_at_the_baseline_keep_the_expectation(
            @ForAll @Scale(4) @DoubleRange(min = 0.005, max = 0.3) double baseline,
            @ForAll @Scale(4) @DoubleRange(min = 0.011, max = 0.5) double correlation) {
        assertThat(expectationInOneBlock(baseline, correlation, baseline, correlation))
                .isCloseTo(TRIALS, within(1e-9));
    }

    @Property(tries = 50)
    void correlated_trials_below_the_baseline_do_not_exceed_it(
            @ForAll @Scale(4) @DoubleRange(min = 0.005, max = 0.3) double baseline,
            @ForAll @Scale(4) @DoubleRange(min = 0.011, max = 0.5) double correlation,
            @ForAll @Scale(4) @DoubleRange(min = 0.01, max = 1) double part) {
        assertThat(expectationInOneBlock(baseline, correlation, part * baseline, correlation))
                .isLessThanOrEqualTo(TRIALS + 1e-9);
    }

    @Property(tries = 50)
    void correlated_trials_taken_for_independent_ones_would_exceed_it(
            @ForAll @Scale(4) @DoubleRange(min = 0.005, max = 0.3) double baseline) {
        double independent = expectation(baseline, baseline);
        double correlated = expectationInOneBlock(baseline, 0, baseline, 0.05);

        assertThat(correlated).isGreaterThan(independent * 1.01);
    }

    @Example
    void a_failure_and_a_success_count_as_the_formulas_say() {
        double[] sums = new double[Mixture.SIZE];
        Mixture.judge(sums, 0, true, 0.03);
        double q = 2 * 0.03 / 0.97 / (1 + 2 * 0.03 / 0.97);
        assertThat(sums[0]).isCloseTo(q / 0.03, within(1e-12));

        Mixture.judge(sums, 0, false, 0.03);
        assertThat(sums[0]).isCloseTo((q / 0.03 + 1) * (1 - q) / 0.97, within(1e-12));
    }

    @Example
    void neither_ten_million_healthy_trials_nor_as_many_failures_leave_the_range() {
        double[] sums = new double[Mixture.SIZE];
        Chance chance = new Chance(1);
        for (int i = 0; i < 10_000_000; i++) {
            Mixture.judge(sums, 0, chance.with(0.03), 0.03);
        }
        Mixture.requireValid(sums, sums.length);
        for (int i = 0; i < 10_000; i++) {
            Mixture.judge(sums, 0, true, 0.03);
        }
        Mixture.requireValid(sums, sums.length);
        assertThat(Mixture.mean(sums, 0)).isEqualTo(Mixture.CEILING);
        for (int i = 0; i < 10_000_000; i++) {
            Mixture.judge(sums, 0, false, 0.005);
        }
        Mixture.requireValid(sums, sums.length);
        assertThat(Mixture.mean(sums, 0)).isBetween(1.0, 201.0);
    }

    @Property(tries = 20)
    void a_block_may_be_told_message_by_message(
            @ForAll @Scale(4) @DoubleRange(min = 0.005, max = 0.3) double baseline,
            @ForAll @Scale(4) @DoubleRange(min = 0.011, max = 0.5) double correlation,
            @ForAll @IntRange(max = TRIALS) int failures) {
        double told = 1;
        for (int i = 0; i < TRIALS; i++) {
            boolean failed = i < failures;
            told *= urn(failed, 2 * baseline / (1 + baseline), correlation, Math.min(i, failures), i)
                    / urn(failed, baseline, correlation, Math.min(i, failures), i);
        }

        double whole = betaBinomial(failures, 2 * baseline / (1 + baseline), correlation)
                / betaBinomial(failures, baseline, correlation);
        assertThat(told / whole).isCloseTo(1, within(1e-9));
    }

    /** Over all outcomes of independent trials that fail with that probability. */
    private static double expectation(double baseline, double probability) {
        return expectation(() -> new double[Mixture.SIZE], baseline, 0, probability, 0);
    }

    private static double expectationInOneBlock(
            double baseline, double assumed, double probability, double correlation) {
        return expectation(() -> new double[Mixture.SIZE], baseline, assumed, probability, correlation);
    }

    private static double expectation(
            Supplier<double[]> start, double baseline, double assumed, double probability, double correlation) {
        double sum = 0;
        for (int outcomes = 0; outcomes < 1 << TRIALS; outcomes++) {
            double[] sums = start.get();
            double likelihood = 1;
            int failures = 0;
            for (int i = 0; i < TRIALS; i++) {
                boolean failed = ((outcomes >> i) & 1) == 1;
                likelihood *= urn(failed, probability, correlation, failures, i);
                if (assumed == 0) {
                    Mixture.judge(sums, 0, failed, baseline);
                } else {
                    Mixture.judge(sums, 0, failed, baseline, assumed, failures, i);
                }
                failures += failed ? 1 : 0;
            }
            sum += likelihood * Mixture.mean(sums, 0);
        }
        return sum;
    }

    private static double urn(boolean failed, double share, double correlation, int failures, int trials) {
        double fails = correlation == 0
                ? share
                : ((1 - correlation) / correlation * share + failures) / ((1 - correlation) / correlation + trials);
        return failed ? fails : 1 - fails;
    }

    /** Up to the binomial coefficient, which cancels: B(a + f, b + n - f) / B(a, b). */
    private static double betaBinomial(int failures, double share, double correlation) {
        double s = (1 - correlation) / correlation;
        double a = s * share;
        double b = s * (1 - share);
        return StrictMath.exp(Bounds.logGamma(a + failures)
                + Bounds.logGamma(b + TRIALS - failures)
                - Bounds.logGamma(s + TRIALS)
                - Bounds.logGamma(a)
                - Bounds.logGamma(b)
                + Bounds.logGamma(s));
    }
}
