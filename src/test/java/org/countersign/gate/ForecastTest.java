package org.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.gate.Story.CAMPAIGN;
import static org.countersign.gate.Story.CHANGE;
import static org.countersign.gate.Story.GATE;
import static org.countersign.gate.Story.NOW;
import static org.countersign.gate.Story.START;
import static org.countersign.gate.Story.question;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Event.OverrideApproved;
import org.countersign.gate.SignOff.State;
import org.junit.jupiter.api.Test;

/** What the gate would say to launches at other times. */
class ForecastTest {
    private static final Instant CONTRACT_ENDS = Story.at("2014-07-01T00:00:00+02:00");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private static List<Moment> forecast(Story story) {
        return GATE.forecast(story.snapshot(), question(NOW), NOW, 10);
    }

    @Test
    void what_is_in_order_stays_so_until_the_contract_ends() {
        assertThat(forecast(Story.inOrder())).extracting(Moment::from).containsExactly(NOW, CONTRACT_ENDS);
        assertThat(forecast(Story.inOrder()))
                .extracting(moment -> moment.decision().verdict())
                .containsExactly(Verdict.ALLOW, Verdict.BLOCK);
    }

    @Test
    void a_change_that_nobody_has_signed_blocks_from_its_start_on() {
        assertThat(forecast(Story.inOrder().declared(CHANGE, TOMORROW)))
                .extracting(Moment::from)
                .containsExactly(NOW, TOMORROW);
    }

    @Test
    void an_acceptance_from_a_date_opens_its_carrier_then() {
        Story story = Story.inOrder()
                .declared(CHANGE, START)
                .accepted(CHANGE, 1, "sfr-fr", "free-fr", "bouygues-fr")
                .said(CHANGE, 1, "orange-fr", State.ACCEPTED, TOMORROW);

        assertThat(forecast(story)).extracting(Moment::from).containsExactly(NOW, TOMORROW, CONTRACT_ENDS);
        assertThat(forecast(story))
                .extracting(moment -> moment.decision().verdict())
                .containsExactly(Verdict.BLOCK, Verdict.ALLOW, Verdict.BLOCK);
    }

    @Test
    void an_override_ends() {
        Story story = Story.inOrder()
                .declared(CHANGE, START)
                .then(new OverrideApproved("o-1", CAMPAIGN, Set.of("signed-off"), TOMORROW, NOW));

        assertThat(forecast(story)).extracting(Moment::from).containsExactly(NOW, TOMORROW);
    }

    @Test
    void no_more_is_told_than_was_asked_for() {
        assertThat(GATE.forecast(Story.inOrder().snapshot(), question(NOW), NOW, 1))
                .hasSize(1);
    }

    @Test
    void each_moment_is_what_a_question_about_it_is_answered() {
        Story story = Story.inOrder().declared(CHANGE, TOMORROW);

        assertThat(forecast(story))
                .allSatisfy(moment -> assertThat(moment.decision())
                        .isEqualTo(GATE.decide(story.snapshot(), question(moment.from()), NOW)));
    }
}
