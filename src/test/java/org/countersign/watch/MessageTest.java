package org.countersign.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.countersign.watch.detect.Fate;
import org.countersign.watch.detect.Outcome;
import org.countersign.watch.detect.Stage;
import org.countersign.watch.report.DeliveryState;
import org.countersign.watch.report.FailureReason;
import org.countersign.watch.report.Receipt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is known of a message, whatever the order in which it was heard. */
class MessageTest {
    private static final Instant SUBMITTED = Instant.parse("2013-09-11T08:00:00Z");
    private static final Instant NOW = SUBMITTED.plusSeconds(600);
    private static final long ORANGE = 1;
    private static final long SFR = 2;

    private static Message message() {
        return new Message(Message.idOf("1"), 1, "1", ORANGE, SUBMITTED, NOW);
    }

    private static Receipt receipt(DeliveryState state, @Nullable Integer after) {
        return receipt(state, FailureReason.UNSPECIFIED, after);
    }

    private static Receipt receipt(DeliveryState state, FailureReason reason, @Nullable Integer after) {
        return new Receipt(
                "1",
                "c",
                "orange-fr",
                null,
                state,
                reason,
                SUBMITTED,
                after == null ? null : SUBMITTED.plusSeconds(after),
                null,
                null,
                null);
    }

    private static boolean hear(Message message, Receipt receipt) {
        return message.hearReport(receipt, ORANGE, "orange-fr", NOW, null);
    }

    @Test
    void the_same_report_again_changes_nothing() {
        Message message = message();

        assertThat(hear(message, receipt(DeliveryState.EXPIRED, 5))).isTrue();
        assertThat(hear(message, receipt(DeliveryState.EXPIRED, 5))).isFalse();
    }

    @Test
    void a_report_that_tells_no_time_was_in_time() {
        Message message = message();

        hear(message, receipt(DeliveryState.DELIVERED_HANDSET, null));

        assertThat(message.fateCountsAt()).isEqualTo(SUBMITTED);
    }

    @Test
    void a_failure_dated_before_its_submission_counts_as_a_failure_at_every_age() {
        Message message = message();
        message.hearSubmission(ORANGE, SUBMITTED, false, null);

        hear(message, receipt(DeliveryState.UNDELIVERABLE, -7_200));

        assertThat(Judge.sent(message, "orange-fr").fate()).isEqualTo(new Fate(Outcome.FAILED, SUBMITTED));
        assertThat(judged(message)).containsOnly(Outcome.FAILED);
    }

    @Test
    void a_failure_that_tells_no_time_counts_alike_before_and_after_its_submission() {
        Receipt failure = new Receipt(
                "1",
                "c",
                "orange-fr",
                null,
                DeliveryState.UNDELIVERABLE,
                FailureReason.NONE,
                null,
                null,
                null,
                null,
                null);
        Message first = new Message(Message.idOf("1"), 1, "1", ORANGE, NOW, NOW);
        hear(first, failure);
        first.hearSubmission(ORANGE, SUBMITTED, false, null);
        Message second = message();
        second.hearSubmission(ORANGE, SUBMITTED, false, null);
        hear(second, failure);

        assertThat(judged(first)).isEqualTo(judged(second)).containsOnly(Outcome.FAILED);
    }

    /** As what it counts at each age, in the end. */
    private static Set<Outcome> judged(Message message) {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        for (Stage stage : Stage.values()) {
            stage.judge(Judge.sent(message, "orange-fr"), stage.usualAge(), NOW.plus(Duration.ofDays(30)))
                    .ifPresent(outcomes::add);
        }
        return outcomes;
    }

    @Test
    void whatever_the_order_the_earliest_of_several_failures_counts_and_one_without_time_before_all() {
        List<Receipt> failures = List.of(
                receipt(DeliveryState.EXPIRED, 30),
                receipt(DeliveryState.DELETED, null),
                receipt(DeliveryState.REJECTED, -30));
        for (int first = 0; first < failures.size(); first++) {
            Message message = message();
            for (int i = 0; i < failures.size(); i++) {
                hear(message, failures.get((first + i) % failures.size()));
            }

            assertThat(message.state).isEqualTo(DeliveryState.DELETED);
        }
    }

    @Test
    void delivered_followed_by_undeliverable_stays_delivered() {
        Message message = message();
        hear(message, receipt(DeliveryState.DELIVERED_HANDSET, 3));

        boolean news = hear(message, receipt(DeliveryState.UNDELIVERABLE, 9));

        assertThat(news).isTrue();
        assertThat(message.state).isEqualTo(DeliveryState.DELIVERED_HANDSET);
        assertThat(message.fateAt).isEqualTo(SUBMITTED.plusSeconds(3));
    }

    @Test
    void an_intermediate_state_that_comes_late_takes_nothing_back() {
        Message message = message();
        hear(message, receipt(DeliveryState.UNDELIVERABLE, 3));

        hear(message, receipt(DeliveryState.ACCEPTED, 1));

        assertThat(message.state).isEqualTo(DeliveryState.UNDELIVERABLE);
    }

    @Test
    void a_report_before_the_submission_makes_no_difference() {
        Message message = new Message(Message.idOf("1"), 1, "1", SFR, SUBMITTED.plusSeconds(30), NOW);
        message.hearReport(receipt(DeliveryState.EXPIRED, 60), SFR, "sfr-fr", NOW, null);

        message.hearSubmission(ORANGE, SUBMITTED, false, null);

        assertThat(message.stream).isEqualTo(ORANGE);
        assertThat(message.submittedAt).isEqualTo(SUBMITTED);
        assertThat(message.reportedCarrier).isEqualTo("sfr-fr");
        assertThat(message.announced).isTrue();
    }

    @Test
    void a_report_that_names_another_carrier_leaves_that_of_the_submission() {
        Message message = message();
        message.hearSubmission(ORANGE, SUBMITTED, false, null);

        message.hearReport(receipt(DeliveryState.EXPIRED, 60), SFR, "sfr-fr", NOW, null);

        assertThat(message.stream).isEqualTo(ORANGE);
        assertThat(message.reportedCarrier).isEqualTo("sfr-fr");
    }

    @Test
    void whatever_the_order_and_however_often_the_same_is_known_in_the_end() {
        List<Predicate<Message>> heard = new ArrayList<>();
        heard.add(message -> message.hearSubmission(SFR, SUBMITTED, false, 42L));
        for (DeliveryState state : DeliveryState.values()) {
            for (@Nullable Integer after : new @Nullable Integer[] {10, 20, -30, null}) {
                heard.add(message -> hear(message, receipt(state, FailureReason.ABSENT, after)));
                heard.add(message -> hear(message, receipt(state, FailureReason.NETWORK, after)));
            }
        }
        for (int seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            List<Predicate<Message>> some = new ArrayList<>(
                    heard.stream().filter(one -> random.nextInt(4) == 0).toList());
            some.add(heard.get(random.nextInt(heard.size())));

            List<Predicate<Message>> shuffled = new ArrayList<>(some);
            shuffled.addAll(some.subList(0, random.nextInt(some.size())));
            Collections.shuffle(shuffled, random);

            assertThat(told(shuffled)).as("seed %d", seed).isEqualTo(told(some));
        }
    }

    private static List<Object> told(List<Predicate<Message>> heard) {
        Message message = message();
        for (Predicate<Message> one : heard) {
            boolean unused = one.test(message);
        }
        List<Object> told = new ArrayList<>();
        Collections.addAll(
                told,
                message.stream,
                message.submittedAt,
                message.announced,
                message.state,
                message.reason,
                message.seen,
                String.valueOf(message.fateAt),
                String.valueOf(message.recipient));
        return told;
    }
}
