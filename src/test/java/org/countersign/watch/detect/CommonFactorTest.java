package org.countersign.watch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CommonFactorTest {
    @Test
    void without_witnesses_nothing_is_common() {
        assertThat(CommonFactor.of(0, 0)).isEqualTo(CommonFactor.NONE);
    }

    @Test
    void an_elevation_that_shows_is_rounded_up() {
        assertThat(CommonFactor.of(35, 30)).isEqualTo(CommonFactor.NONE);
        assertThat(CommonFactor.of(48, 30)).isEqualTo(CommonFactor.DOUBLE);
        assertThat(CommonFactor.of(60, 30)).isEqualTo(CommonFactor.TRIPLE);
    }

    @Test
    void it_is_never_below_one_and_never_above_four() {
        assertThat(CommonFactor.of(0, 30)).isEqualTo(CommonFactor.NONE);
        assertThat(CommonFactor.of(900, 30)).isEqualTo(CommonFactor.QUADRUPLE);
    }

    @Test
    void few_messages_say_nothing() {
        assertThat(CommonFactor.of(10, 1.9)).isEqualTo(CommonFactor.NONE);
        assertThat(CommonFactor.of(10, 2)).isNotEqualTo(CommonFactor.NONE);
    }

    @Test
    void of_two_the_higher_one_counts() {
        assertThat(CommonFactor.DOUBLE.or(CommonFactor.TRIPLE)).isEqualTo(CommonFactor.TRIPLE);
        assertThat(CommonFactor.DOUBLE.or(CommonFactor.NONE)).isEqualTo(CommonFactor.DOUBLE);
    }

    @Test
    void it_multiplies_odds_and_ends_at_the_highest_baseline() {
        assertThat(CommonFactor.NONE.applyTo(0.03)).isEqualTo(0.03);
        assertThat(CommonFactor.DOUBLE.applyTo(0.03)).isCloseTo(0.06 / 1.03, within(1e-12));
        assertThat(CommonFactor.QUADRUPLE.applyTo(0.3)).isEqualTo(Baseline.MOST);
    }
}
