package org.countersign.watch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TestimonyTest {
    private static final Witnesses ONE = new Witnesses(1, 0.5, 0.25, -0.5);

    @Test
    void what_was_told_before_a_period_stays_the_same_while_it_goes_on() {
        Testimony testimony = new Testimony();
        testimony.add(4, ONE);
        testimony.add(5, ONE);

        assertThat(testimony.before(5)).isEqualTo(ONE);
        testimony.add(5, ONE);
        testimony.add(6, ONE);
        assertThat(testimony.before(5)).isEqualTo(ONE);
        assertThat(testimony.before(6).messages()).isEqualTo(3);
    }

    @Test
    void before_a_period_that_has_not_begun_all_was_told() {
        Testimony testimony = new Testimony();
        testimony.add(4, ONE);

        assertThat(testimony.before(5)).isEqualTo(ONE).isEqualTo(testimony.now());
        assertThat(testimony.before(4)).isEqualTo(Witnesses.NONE);
    }

    @Test
    void periods_in_which_nothing_was_sent_are_passed() {
        Testimony testimony = new Testimony();
        testimony.add(4, ONE);
        testimony.add(7, ONE);

        assertThat(testimony.before(5)).isEqualTo(ONE);
        assertThat(testimony.before(7)).isEqualTo(ONE);
        assertThat(testimony.before(8).messages()).isEqualTo(2);
    }

    @Test
    void of_what_lies_further_back_than_is_kept_the_oldest_counts() {
        Testimony testimony = new Testimony();
        for (int period = 1; period <= 10; period++) {
            testimony.add(period, ONE);
        }

        assertThat(testimony.before(7).messages()).isEqualTo(6);
        assertThat(testimony.before(1)).isEqualTo(testimony.before(7));
    }

    @Test
    void a_message_of_a_period_that_is_over_changes_nothing_that_was_told() {
        Testimony testimony = new Testimony();
        testimony.add(4, ONE);
        testimony.add(6, ONE);
        testimony.add(4, ONE);

        assertThat(testimony.before(5)).isEqualTo(ONE);
        assertThat(testimony.now().messages()).isEqualTo(3);
    }

    @Test
    void written_and_read_it_tells_the_same() {
        Testimony testimony = new Testimony();
        for (int period = 1; period <= 6; period++) {
            testimony.add(period, ONE);
        }
        ByteBuffer bytes = ByteBuffer.allocate(Testimony.BYTES);
        testimony.write(bytes);
        Testimony read = new Testimony();
        read.read(bytes.flip());

        assertThat(bytes.hasRemaining()).isFalse();
        for (int period = 0; period < 9; period++) {
            assertThat(read.before(period)).isEqualTo(testimony.before(period));
        }
        assertThat(read.now()).isEqualTo(testimony.now());
    }
}
