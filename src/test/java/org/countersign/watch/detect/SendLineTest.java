package org.countersign.watch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class SendLineTest {
    private static final Instant NOON = Instant.parse("2013-09-11T12:00:00Z");
    private static final Duration AGE = Duration.ofMinutes(2);

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    /** Submissions first; the reports in any order, twice, with questions in between, all while the messages are young. */
    @Property
    void messages_are_judged_alike_in_whatever_order_and_how_often_their_reports_come(
            @ForAll @IntRange(min = 1, max = 60) int messages, @ForAll Random random) {
        List<Sent> submissions = new ArrayList<>();
        List<Sent> reports = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            Sent submission = submission(i, null);
            submissions.add(submission);
            Outcome outcome = OUTCOMES.get(random.nextInt(4));
            if (outcome != Outcome.SILENT) {
                reports.add(report(submission, outcome, NOON.plusSeconds(messages + random.nextInt(3))));
            }
        }
        List<SendLine.Judged> clean = play(submissions, reports, random, false);
        reports.addAll(List.copyOf(reports));
        Collections.shuffle(reports, random);
        Collections.shuffle(submissions, random);

        assertThat(play(submissions, reports, random, true)).isEqualTo(clean).hasSize(messages);
    }

    private static List<SendLine.Judged> play(
            List<Sent> submissions, List<Sent> reports, Random random, boolean askOften) {
        SendLine line = new SendLine(Stage.EARLY, AGE);
        submissions.forEach(line::take);
        List<SendLine.Judged> judged = new ArrayList<>();
        Instant now = NOON.plusSeconds(100);
        for (Sent report : reports) {
            line.take(report);
            if (askOften && random.nextBoolean()) {
                judged.addAll(line.judge(now));
            }
        }
        judged.addAll(line.judge(NOON.plus(Duration.ofHours(1))));
        // What a message counts as, not what is remembered of it.
        return judged.stream()
                .map(one -> new SendLine.Judged(submission(one.message().key()), one.outcome()))
                .toList();
    }

    @Example
    void a_message_waits_for_those_sent_before_it() {
        SendLine line = new SendLine(Stage.EARLY, AGE);
        Sent first = submission(0, null);
        Sent second = submission(1, null);
        line.take(first);
        line.take(second);
        line.take(report(second, Outcome.REFUSED, NOON.plusSeconds(2)));

        assertThat(line.judge(NOON.plusSeconds(119))).isEmpty();
        assertThat(outcomes(line.judge(NOON.plusSeconds(121)))).containsExactly(Outcome.SILENT, Outcome.REFUSED);
        assertThat(line.waiting()).isZero();
    }

    @Example
    void what_becomes_known_after_its_place_was_passed_stands_aside() {
        SendLine line = new SendLine(Stage.EARLY, AGE);
        Sent second = submission(1, null);
        line.take(second);
        line.take(report(second, Outcome.DELIVERED, NOON.plusSeconds(2)));
        assertThat(line.judge(NOON.plusSeconds(3))).hasSize(1);

        line.take(report(submission(0, null), Outcome.FAILED, NOON.plusSeconds(60)));

        assertThat(line.judge(NOON.plus(Duration.ofHours(1)))).isEmpty();
        assertThat(line.aside()).isEqualTo(1);
    }

    @Example
    void a_number_that_fails_again_and_again_counts_once() {
        SendLine line = new SendLine(Stage.EARLY, AGE);
        for (int i = 0; i < 50; i++) {
            line.take(report(submission(i, "somebody"), Outcome.FAILED, NOON.plusSeconds(i + 1)));
        }
        line.take(report(submission(50, "another"), Outcome.FAILED, NOON.plusSeconds(51)));

        assertThat(outcomes(line.judge(NOON.plus(Duration.ofHours(1)))))
                .containsExactly(Outcome.FAILED, Outcome.FAILED);
    }

    @Example
    void a_number_that_was_reached_counts_each_time() {
        SendLine line = new SendLine(Stage.EARLY, AGE);
        for (int i = 0; i < 3; i++) {
            line.take(report(submission(i, "somebody"), Outcome.DELIVERED, NOON.plusSeconds(i + 1)));
        }

        assertThat(line.judge(NOON.plus(Duration.ofHours(1)))).hasSize(3);
    }

    @Example
    void only_the_latest_failed_recipients_are_remembered() {
        SendLine line = new SendLine(Stage.EARLY, AGE);
        for (int i = 0; i <= SendLine.MOST_RECIPIENTS; i++) {
            line.take(report(submission(i, "r" + i), Outcome.FAILED, NOON.plusSeconds(i + 1)));
        }
        assertThat(line.judge(NOON.plus(Duration.ofHours(9)))).hasSize(SendLine.MOST_RECIPIENTS + 1);

        line.take(report(submission(9000, "r1"), Outcome.FAILED, NOON.plusSeconds(9001)));
        line.take(report(submission(9001, "r0"), Outcome.FAILED, NOON.plusSeconds(9002)));

        assertThat(line.judge(NOON.plus(Duration.ofHours(9))))
                .singleElement()
                .satisfies(one -> assertThat(one.message().recipient()).isEqualTo("r0"));
    }

    private static List<Outcome> outcomes(List<SendLine.Judged> judged) {
        return judged.stream().map(SendLine.Judged::outcome).toList();
    }

    private static Sent submission(int second, @Nullable String recipient) {
        Instant at = NOON.plusSeconds(second);
        return new Sent(new SendKey(at, "m" + second), "orange-fr", recipient, at, true, null);
    }

    private static Sent submission(SendKey key) {
        return new Sent(key, "orange-fr", null, key.submittedAt(), true, null);
    }

    private static Sent report(Sent of, Outcome outcome, Instant at) {
        return new Sent(of.key(), of.carrier(), of.recipient(), at, false, new Fate(outcome, at));
    }
}
