package org.countersign.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How long one waits after failures. */
class BackoffTest {
    private static final Backoff USUAL = new Backoff(Duration.ofSeconds(5), Duration.ofHours(6));

    @Test
    void each_wait_is_three_times_as_long_up_to_the_longest() {
        assertThat(USUAL.after(1, 1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(USUAL.after(2, 1)).isEqualTo(Duration.ofSeconds(15));
        assertThat(USUAL.after(3, 1)).isEqualTo(Duration.ofSeconds(45));
        assertThat(USUAL.after(8, 1)).isEqualTo(Duration.ofSeconds(10_935));
        assertThat(USUAL.after(9, 1)).isEqualTo(Duration.ofHours(6));
    }

    @Property
    void at_least_half_of_it_is_waited_and_never_more(
            @ForAll @IntRange(min = 1, max = 1_000_000) int failures,
            @ForAll @DoubleRange(min = 0, max = 1) double random) {
        Duration whole = USUAL.after(failures, 1);

        assertThat(USUAL.after(failures, random)).isBetween(whole.dividedBy(2), whole);
    }

    @Test
    void three_days_hold_between_twenty_and_forty_attempts() {
        assertThat(attemptsInThreeDays(1)).isGreaterThanOrEqualTo(19);
        assertThat(attemptsInThreeDays(0)).isLessThanOrEqualTo(40);
    }

    private static int attemptsInThreeDays(double random) {
        int attempts = 1;
        Duration passed = Duration.ZERO;
        while (passed.compareTo(Duration.ofDays(3)) < 0) {
            passed = passed.plus(USUAL.after(attempts, random));
            attempts++;
        }
        return attempts;
    }
}
