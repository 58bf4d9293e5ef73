package org.countersign.watch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StageTest {
    private static final Instant NOON = Instant.parse("2013-09-11T12:00:00Z");
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @Test
    void early_an_announced_message_is_judged_as_soon_as_it_has_a_final_outcome() {
        Sent message = sent(NOON, true, new Fate(Outcome.REFUSED, NOON.plusSeconds(1)));

        assertThat(Stage.EARLY.judge(message, TWO_MINUTES, NOON.plusSeconds(1))).contains(Outcome.REFUSED);
    }

    @Test
    void early_a_message_known_only_by_its_report_waits_for_those_that_take_longer() {
        Sent message = sent(NOON, false, new Fate(Outcome.REFUSED, NOON.plusSeconds(1)));

        assertThat(Stage.EARLY.judge(message, TWO_MINUTES, NOON.plusSeconds(119)))
                .isEmpty();
        assertThat(Stage.EARLY.judge(message, TWO_MINUTES, NOON.plusSeconds(120)))
                .contains(Outcome.REFUSED);
    }

    @Test
    void the_later_stages_judge_nothing_before_its_age() {
        Sent message = sent(NOON, true, new Fate(Outcome.DELIVERED, NOON.plusSeconds(1)));

        assertThat(Stage.MIDDLE.judge(message, Duration.ofMinutes(30), NOON.plusSeconds(1799)))
                .isEmpty();
        assertThat(Stage.MIDDLE.judge(message, Duration.ofMinutes(30), NOON.plusSeconds(1800)))
                .contains(Outcome.DELIVERED);
    }

    @Test
    void what_happened_after_the_age_does_not_count_however_late_the_message_is_judged() {
        Sent message = sent(NOON, true, new Fate(Outcome.DELIVERED, NOON.plusSeconds(121)));

        assertThat(Stage.EARLY.judge(message, TWO_MINUTES, NOON.plusSeconds(9999)))
                .contains(Outcome.SILENT);
    }

    @Test
    void silence_is_a_failure_only_when_the_validity_period_is_over() {
        Sent message = sent(NOON, true, null);
        Instant later = NOON.plus(Duration.ofDays(3));

        assertThat(Stage.MIDDLE.judge(message, Duration.ofMinutes(30), later)).contains(Outcome.SILENT);
        assertThat(Stage.LAST.judge(message, Duration.ofDays(2), later)).contains(Outcome.FAILED);
    }

    @Test
    void yesterdays_submissions_have_a_moment_to_be_followed_by_their_reports() {
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        Sent message = new Sent(new SendKey(NOON, "m1"), "orange-fr", null, tomorrow, true, null);

        assertThat(Stage.EARLY.judge(message, TWO_MINUTES, tomorrow.plusSeconds(9)))
                .isEmpty();
        assertThat(Stage.EARLY.judge(message, TWO_MINUTES, tomorrow.plus(Stage.GRACE)))
                .contains(Outcome.SILENT);
    }

    @Test
    void all_streams_together_raise_no_more_false_alarms_than_one_may() {
        double weights =
                Arrays.stream(Stage.values()).mapToDouble(Stage::weight).sum() + Contrast.WEIGHT;

        assertThat(weights).isCloseTo(1, within(1e-12));
    }

    private static Sent sent(Instant at, boolean announced, @Nullable Fate fate) {
        return new Sent(new SendKey(at, "m1"), "orange-fr", null, at, announced, fate);
    }

    @Test
    void a_stage_says_when_it_closes() {
        Sent message = sent(NOON, true, null);

        assertThat(Stage.EARLY.closesAt(message, TWO_MINUTES)).isEqualTo(NOON.plusSeconds(120));
        assertThat(Optional.of(Stage.EARLY.closesAt(message, Duration.ZERO))).contains(NOON.plus(Stage.GRACE));
    }
}
