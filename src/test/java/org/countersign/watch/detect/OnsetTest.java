package org.countersign.watch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OnsetTest {
    private static final double USUAL = 0.03;

    @Test
    void nothing_began_where_nothing_failed() {
        assertThat(Onset.of(new boolean[100], USUAL)).isEmpty();
        assertThat(Onset.of(new boolean[0], USUAL)).isEmpty();
    }

    @Test
    void a_full_block_began_with_the_first_message_that_it_stopped() {
        boolean[] failed = new boolean[500];
        for (int i = 437; i < failed.length; i++) {
            failed[i] = true;
        }

        assertThat(Onset.of(failed, USUAL).orElseThrow().trial()).isEqualTo(437);
    }

    @Test
    void a_failure_long_before_that_was_nothing_unusual() {
        boolean[] failed = new boolean[500];
        failed[12] = true;
        failed[150] = true;
        for (int i = 437; i < failed.length; i++) {
            failed[i] = true;
        }

        assertThat(Onset.of(failed, USUAL).orElseThrow().trial()).isEqualTo(437);
    }

    @Test
    void it_is_always_a_failure_and_near_to_where_the_share_grew() {
        Random random = new Random(2013);
        for (int run = 0; run < 200; run++) {
            boolean[] failed = new boolean[1_000];
            for (int i = 0; i < failed.length; i++) {
                failed[i] = random.nextDouble() < (i < 600 ? USUAL : 0.4);
            }

            Onset onset = Onset.of(failed, USUAL).orElseThrow();

            assertThat(failed[onset.trial()]).isTrue();
            assertThat(onset.trial()).isBetween(540, 630);
        }
    }

    @Test
    void what_explains_more_weighs_more() {
        boolean[] few = {false, false, true, true};
        boolean[] many = {false, false, true, true, true, true};

        assertThat(Onset.of(many, USUAL).orElseThrow().weight())
                .isGreaterThan(Onset.of(few, USUAL).orElseThrow().weight());
    }
}
