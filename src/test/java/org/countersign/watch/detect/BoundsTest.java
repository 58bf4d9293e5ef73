package org.countersign.watch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
    @ParameterizedTest
    @CsvSource({"0, 10", "1, 10", "9, 10", "60, 2000", "3, 2000", "600, 2000", "1999, 2000", "3000, 100000"})
    void at_the_upper_bound_so_few_come_in_exactly_one_case_of_a_thousand(int few, int n) {
        double bound = Bounds.upper(few, n);

        assertThat(atMost(few, n, bound)).isCloseTo(0.001, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "10, 10", "60, 2000", "3000, 100000"})
    void at_the_lower_bound_so_many_come_in_exactly_one_case_of_a_thousand(int many, int n) {
        double bound = Bounds.lower(many, n);

        assertThat(1 - atMost(many - 1, n, bound)).isCloseTo(0.001, within(1e-9));
    }

    @Test
    void without_a_failure_the_bound_has_a_closed_form() {
        assertThat(Bounds.upper(0, 2000)).isCloseTo(1 - StrictMath.pow(0.001, 1.0 / 2000), within(1e-12));
        assertThat(Bounds.lower(0, 2000)).isZero();
    }

    @Test
    void nothing_is_known_of_nothing_and_all_may_fail_when_all_have() {
        assertThat(Bounds.upper(0, 0)).isEqualTo(1);
        assertThat(Bounds.upper(2000, 2000)).isEqualTo(1);
        assertThat(Bounds.lower(0, 0)).isZero();
    }

    @Test
    void a_long_history_gives_a_bound_close_to_its_share() {
        assertThat(Bounds.upper(120_000, 4_000_000)).isBetween(0.0302, 0.0303);
        assertThat(Bounds.lower(120_000, 4_000_000)).isBetween(0.0297, 0.0298);
    }

    @Test
    void the_gamma_function_is_that_of_the_factorials() {
        double factorial = 1;
        for (int n = 1; n <= 20; n++) {
            assertThat(Bounds.logGamma(n)).isCloseTo(StrictMath.log(factorial), within(1e-12));
            factorial *= n;
        }
        assertThat(Bounds.logGamma(0.5)).isCloseTo(StrictMath.log(Math.PI) / 2, within(1e-13));
    }

    /** The probability of at most so many, summed up term by term. */
    private static double atMost(int few, int n, double p) {
        double term = n * StrictMath.log1p(-p);
        double sum = StrictMath.exp(term);
        for (int k = 1; k <= few; k++) {
            term += StrictMath.log((double) (n - k + 1) / k * p / (1 - p));
            sum += StrictMath.exp(term);
        }
        return sum;
    }
}
