package org.countersign.watch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** That what is known of a message does not depend on the order and the number of its reports. */
class FatesTest {
    private static final Instant NOON = Instant.parse("2013-09-11T12:00:00Z");
    private static final SendKey KEY = new SendKey(NOON, "m1");

    @Property
    void what_is_known_of_a_message_does_not_depend_on_order_or_repetition(
            @ForAll @Size(min = 1, max = 6) List<@From("takings") Sent> takings, @ForAll Random random) {
        Sent inOrder = takings.stream().reduce(Sent::and).orElseThrow();
        List<Sent> shuffled = new ArrayList<>(takings);
        shuffled.addAll(takings);
        Collections.shuffle(shuffled, random);

        assertThat(shuffled.stream().reduce(Sent::and)).contains(inOrder);
    }

    @Example
    void delivered_is_delivered_whatever_else_is_reported_before_or_after() {
        Fate delivered = new Fate(Outcome.DELIVERED, NOON.plusSeconds(20));

        assertThat(delivered.and(new Fate(Outcome.REFUSED, NOON.plusSeconds(1))))
                .isEqualTo(delivered);
        assertThat(delivered.and(new Fate(Outcome.FAILED, NOON.plusSeconds(90))))
                .isEqualTo(delivered);
    }

    @Example
    void of_two_failures_the_earlier_one_counts() {
        Fate refused = new Fate(Outcome.REFUSED, NOON.plusSeconds(1));

        assertThat(new Fate(Outcome.FAILED, NOON.plusSeconds(2)).and(refused)).isEqualTo(refused);
    }

    @Example
    void where_report_and_submission_differ_the_submission_says_whose_message_it_was() {
        Sent submitted = new Sent(KEY, "orange-fr", null, NOON, true, null);
        Fate fate = new Fate(Outcome.DELIVERED, NOON.plusSeconds(3));
        Sent reported = new Sent(KEY, "free-fr", "r1", NOON.plusSeconds(4), false, fate);

        assertThat(reported.and(submitted)).isEqualTo(new Sent(KEY, "orange-fr", "r1", NOON, true, fate));
    }

    @Example
    void silence_is_no_fate() {
        assertThatThrownBy(() -> new Fate(Outcome.SILENT, NOON)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Sent> takings() {
        Arbitrary<Fate> fates = Combinators.combine(
                        Arbitraries.of(Outcome.DELIVERED, Outcome.FAILED, Outcome.REFUSED),
                        Arbitraries.integers().between(0, 3))
                .as((outcome, seconds) -> new Fate(outcome, NOON.plusSeconds(seconds)));
        return Combinators.combine(
                        Arbitraries.of("free-fr", "orange-fr"),
                        Arbitraries.of("r1", "r2").injectNull(0.3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false),
                        fates.injectNull(0.3))
                .as((carrier, recipient, seconds, announced, fate) ->
                        new Sent(KEY, carrier, recipient, NOON.plusSeconds(seconds), announced, fate));
    }
}
