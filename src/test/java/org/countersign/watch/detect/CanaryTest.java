package org.countersign.watch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryTest {
    private static final int RUNS = 20_000;
    private static final int MOST = 200;

    private static boolean[] all(boolean failed, int count) {
        boolean[] messages = new boolean[count];
        Arrays.fill(messages, failed);
        return messages;
    }

    @Test
    void two_refusals_fail_it_where_failures_are_rare() {
        assertThat(Canary.of(all(true, 30), 0.03))
                .returns(Canary.State.FAILED, Canary::state)
                .returns(2, Canary::judged);
    }

    @Test
    void a_dozen_deliveries_succeed() {
        Canary canary = Canary.of(all(false, 30), 0.03);

        assertThat(canary.state()).isEqualTo(Canary.State.SUCCEEDED);
        assertThat(canary.judged()).isEqualTo(13);
    }

    @ParameterizedTest
    @CsvSource({"1, 13", "2, 15", "3, 17", "10, 30"})
    void each_attempt_takes_about_two_deliveries_more_than_the_one_before(int attempt, int deliveries) {
        Canary canary = Canary.of(all(false, 50), 0.03, attempt);

        assertThat(canary.state()).isEqualTo(Canary.State.SUCCEEDED);
        assertThat(canary.judged()).isEqualTo(deliveries);
        assertThat(Canary.of(all(true, 30), 0.03, attempt).judged()).isEqualTo(2);
    }

    @Test
    void too_few_messages_decide_nothing() {
        assertThat(Canary.of(all(false, 5), 0.03).state()).isEqualTo(Canary.State.RUNNING);
        assertThat(Canary.of(new boolean[0], 0.03)).isEqualTo(new Canary(Canary.State.RUNNING, 0, 0, 1));
    }

    @Test
    void what_was_decided_stays_whatever_comes_after() {
        boolean[] messages = all(true, 100);
        Arrays.fill(messages, 0, 13, false);

        assertThat(Canary.of(messages, 0.03)).isEqualTo(Canary.of(Arrays.copyOf(messages, 13), 0.03));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.005, 0.03, 0.1, 0.3})
    void a_healthy_carrier_fails_it_and_a_failing_one_passes_it_no_oftener_than_promised(double usual) {
        assertThat(share(usual, usual, Canary.State.FAILED)).isLessThanOrEqualTo(Canary.ERROR);
        assertThat(share(Canary.failing(usual), usual, Canary.State.SUCCEEDED)).isLessThanOrEqualTo(Canary.ERROR);
        assertThat(share(usual, usual, Canary.State.SUCCEEDED)).isGreaterThan(0.95);
        assertThat(share(Canary.failing(usual), usual, Canary.State.FAILED)).isGreaterThan(0.95);
    }

    private static double share(double failing, double usual, Canary.State state) {
        Random random = new Random(17);
        int reached = 0;
        for (int run = 0; run < RUNS; run++) {
            boolean[] messages = new boolean[MOST];
            for (int i = 0; i < MOST; i++) {
                messages[i] = random.nextDouble() < failing;
            }
            reached += Canary.of(messages, usual).state() == state ? 1 : 0;
        }
        return (double) reached / RUNS;
    }

    @Test
    void a_usual_share_that_is_none_is_refused() {
        assertThatThrownBy(() -> Canary.of(new boolean[1], 0.03, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Canary.of(new boolean[1], 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Canary.of(new boolean[1], Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
